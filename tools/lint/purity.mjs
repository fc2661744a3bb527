// Core and shell are pure: no host, no clock, no chance, no state that outlives a call.
import { sourcesOf, specFiles } from './packages.mjs';

const hostNames = [
  'Intl',
  'fetch',
  'console',
  'process',
  'Buffer',
  'structuredClone',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'eval',
  'Function',
  'globalThis',
  'global',
  'window',
  'self',
  'WeakRef',
  'FinalizationRegistry',
  'SharedArrayBuffer',
  'Atomics',
  'require',
  'XMLHttpRequest',
  'WebSocket',
];

const clock = [
  ['MemberExpression[object.name="Date"][property.name="now"]', 'the time is passed in'],
  ['MemberExpression[object.name="Date"][computed=true]', 'the time is passed in'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'the time is passed in'],
  ['CallExpression[callee.name="Date"]', 'the time is passed in'],
  ['VariableDeclarator[init.name="Date"]', 'the time is passed in'],
];

const hostSyntax = [
  ['MemberExpression[object.name="Math"][property.name="random"]', 'chance is passed in'],
  ['MemberExpression[object.name="Math"][computed=true]', 'chance is passed in'],
  ['VariableDeclarator[init.name="Math"]', 'chance is passed in'],
  ['MemberExpression[property.name=/^toLocale/]', 'the host locale differs between workers'],
  [
    'MemberExpression[property.name="localeCompare"]',
    'the host locale differs between workers: compare by code unit',
  ],
  [
    'MemberExpression[property.name=/^(get|set)(Hours|Minutes|Seconds|Milliseconds|Day|Date|Month|Year|FullYear)$/]',
    'the host zone differs between workers: use the UTC form',
  ],
  ['MemberExpression[property.name="getTimezoneOffset"]', 'the host zone differs between workers'],
  [
    'NewExpression[callee.name="RegExp"]:not([arguments.0.type="Literal"])',
    'a pattern from outside needs linear time: use re2js',
  ],
  ['CallExpression[callee.name="RegExp"]', 'a pattern from outside needs linear time: use re2js'],
  ['ImportExpression', 'loading at run time is for the host'],
  ['MetaProperty[meta.name="import"]', 'the module address is the host’s'],
  [
    'MemberExpression[property.name="constructor"] > MemberExpression.object',
    'a way to the function constructor',
  ],
];

const moduleLevel = (inner) =>
  `Program > VariableDeclaration${inner}, Program > ExportNamedDeclaration > VariableDeclaration${inner}`;
const untyped =
  '> VariableDeclarator:not([id.typeAnnotation.typeAnnotation.typeName.name=/^Readonly/]):not([id.typeAnnotation.typeAnnotation.operator="readonly"])';
const literal = ':matches(ObjectExpression, ArrayExpression)';

const stateSyntax = [
  [moduleLevel('[kind!="const"]'), 'module state leaks between instances: pass it'],
  [
    moduleLevel(
      ' > VariableDeclarator NewExpression[callee.name=/^(Map|Set|WeakMap|WeakSet|Array|Object)$/]:not(:function *)',
    ),
    'module state leaks between instances: use a frozen list or object',
  ],
  [
    [
      moduleLevel(` ${untyped} > ${literal}.init`),
      moduleLevel(` ${untyped} > TSSatisfiesExpression.init > ${literal}`),
    ].join(', '),
    'a constant must not be mutable: `as const`, Object.freeze or a Readonly type',
  ],
  ['PropertyDefinition[static=true]', 'module state leaks between instances'],
  ['AccessorProperty[static=true]', 'module state leaks between instances'],
  ['StaticBlock', 'module state leaks between instances'],
];

const rule = (entries) => ['error', ...entries.map(([selector, message]) => ({ selector, message }))];

const pure = sourcesOf('core', 'shell');

/** What core and shell may not touch. */
export const purity = [
  {
    files: pure,
    ignores: specFiles,
    rules: {
      'house/pure-globals': [
        'error',
        ...hostNames.map((name) => ({ name, message: 'core and shell know no host' })),
      ],
      'house/pure-syntax': rule(hostSyntax),
      'house/clock-in-one-file': rule(clock),
      'house/no-module-state': rule(stateSyntax),
      'no-new-func': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
    },
  },
  { files: ['temporal/workflows/src/clock.ts'], rules: { 'house/clock-in-one-file': 'off' } },
  {
    files: ['temporal/workflows/**/*.ts'],
    ignores: specFiles,
    rules: {
      'house/no-plain-throw': rule([
        [
          'ThrowStatement > NewExpression[callee.name=/Error$/]',
          'a plain error in the shell blocks the instance for ever: ApplicationFailure or a step error',
        ],
        [
          'ThrowStatement > CallExpression[callee.name=/Error$/]',
          'a plain error in the shell blocks the instance for ever',
        ],
        [
          'CallExpression[callee.object.name="Promise"][callee.property.name="reject"] > NewExpression[callee.name=/Error$/]',
          'a plain error in the shell blocks the instance for ever',
        ],
        [
          'ThrowStatement > :matches(Literal, TemplateLiteral, ObjectExpression)',
          'throw an ApplicationFailure',
        ],
      ]),
    },
  },
];
