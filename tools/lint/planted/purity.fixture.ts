import { core, documented, holds, shell, type Breach } from './sample.fixture.ts';

const inCore = (rule: string, cases: readonly string[], code: (text: string) => string): Breach[] =>
  cases.flatMap((text) =>
    [core, shell].map((file) => ({ wall: `${text} in ${file.split('/')[1]}`, rule, file, code: code(text) })),
  );

/** What core and shell may not touch. */
export const purity: readonly Breach[] = [
  ...inCore(
    'house/pure-globals',
    [
      'Intl.DateTimeFormat()',
      "fetch('x')",
      "console.log('x')",
      'setTimeout(() => 1, 1)',
      'setInterval(() => 1, 1)',
      'setImmediate(() => 1)',
      'queueMicrotask(() => 1)',
      'structuredClone({})',
      'process.env',
      'globalThis.Date',
      'crypto.randomUUID()',
      'performance.now()',
      "Buffer.from('x')",
      "new Function('x')",
      "eval('x')",
    ],
    holds,
  ),
  ...inCore(
    'house/pure-syntax',
    [
      'Math.random()',
      "Math['random']()",
      "new Date(0).toLocaleString('en')",
      "'a'.localeCompare('b')",
      'new Date(0).getHours()',
      'new Date(0).getTimezoneOffset()',
      'new RegExp(String(1))',
      "import('re2js')",
      "''.constructor.constructor",
    ],
    holds,
  ),
  ...inCore('house/clock-in-one-file', ['Date.now()', "Date['now']()", 'new Date()', 'Date()'], holds),
  ...inCore(
    'house/no-module-state',
    [
      'let count = 0;',
      'const seen = new Map<string, string>();',
      'const seen = new Set<string>();',
      'const seen = Object.freeze({ inner: new Map<string, string>() });',
      'const table = {};',
      'const list = [1];',
      'const table = { a: 1 } satisfies Record<string, number>;',
      'const list: string[] = [];',
      'class Counter { static total = 0; }',
      'class Counter { static { String(1); } }',
    ],
    documented,
  ),
  ...["new Error('x')", "new TypeError('x')", "Error('x')", "'x'"].map((thrown) => ({
    wall: `throw ${thrown} in the shell`,
    rule: 'house/no-plain-throw',
    file: shell,
    code: documented(`function fail() { throw ${thrown}; }`),
  })),
];
