import { afterEach, describe, expect, it } from '@jest/globals';
import { evaluateExpression } from './evaluate.ts';
import type { JsonValue } from './json.ts';
import { outcome } from './outcome.fixture.ts';

const PROTOTYPE_NAMES = [
  'constructor',
  '__proto__',
  'prototype',
  '__lookupGetter__',
  '__defineSetter__',
  'hasOwnProperty',
  'toString',
  'valueOf',
];
const shapeBefore = shape();

function shape(): string {
  const owners = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
  return JSON.stringify(owners.map((owner) => Object.getOwnPropertyNames(owner).sort()));
}

afterEach(() => {
  expect(shape()).toBe(shapeBefore);
});

function waysTo(name: string): string[] {
  const half = Math.floor(name.length / 2);
  const split = `'${name.slice(0, half)}' + '${name.slice(half)}'`;
  return [
    name,
    `o.${name}`,
    `o['${name}']`,
    `o[${split}]`,
    `l.${name}`,
    `l['${name}']`,
    `s.${name}`,
    `s['${name}']`,
    `''['${name}']`,
    `[]['${name}']`,
    `{}['${name}']`,
    `o.f.${name}`,
    `[o].map(x, x['${name}'])`,
    `['${name}'].map(k, o[k])`,
    `[${split}].map(k, o[k])`,
    `get(o, '${name}', 1 / 0)`,
    `get(o, 'f.${name}', 1 / 0)`,
    `o.${name}()`,
    `o.${name}('return 1')`,
    `${name}()`,
    `has(o.${name}) ? 1 : 1 / 0`,
    `'${name}' in o ? 1 : 1 / 0`,
    `keys(o).filter(k, k == '${name}')[0]`,
  ];
}

describe('hostile expressions', () => {
  const scope = { o: { f: { g: 1 } }, l: [1], s: 'text' };

  it.each(PROTOTYPE_NAMES)('never reach %s, by any way', (name) => {
    for (const source of waysTo(name)) {
      const result = evaluateExpression(source, scope);
      expect([source, result.ok]).toEqual([source, false]);
    }
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'never read or pass on %s, even as an own key of data',
    (name) => {
      const o = JSON.parse(`{"${name}":{"polluted":1},"ok":1}`) as JsonValue;
      for (const source of [
        `o.${name}`,
        `o['${name}']`,
        `[o].map(x, x['${name}'])[0]`,
        `{'${name}': 1}`,
        `['${name}'].map(k, {k: 1})`,
      ]) {
        expect([source, evaluateExpression(source, { o }).ok]).toEqual([source, false]);
      }
      expect(outcome(`get(o, '${name}', 'absent')`, { o })).toBe('absent');
      expect(outcome(`has(o['${name}'].polluted)`, { o })).toBe('expression.failed');
      expect(outcome('keys(o)', { o })).toEqual(['ok']);
      expect(outcome('values(o)', { o })).toEqual([1]);
      expect(outcome('merge(o, {})', { o })).toEqual({ ok: 1 });
      expect(outcome('o.map(k, k)', { o })).toEqual(['ok']);
    },
  );

  it('never let data with an own __proto__ key out', () => {
    const o = JSON.parse('{"a":{"__proto__":{"polluted":1}}}') as JsonValue;
    expect(outcome('o', { o })).toBe('expression.failed');
  });

  it.each([
    ['the published JSONata payloads', '$clone := 1'],
    ['the published JSONata payloads', '$hasOwnProperty.constructor("return process")()'],
    ['the published JSONata payloads', '{"__proto__": {"x": 1}}'],
    ['assignment', 'o = 1'],
    ['assignment to a field', 'o.f = 1'],
    ['a function as value', 'lower'],
    ['a function in a list', '[upper][0]'],
    ['calling a text', `'lower'('A')`],
    ['calling what a call yields', 'lower("a")("b")'],
    ['calling an element', 'l[0](1)'],
    ['recursion', 'f = (x) => f(x)'],
    ['a lambda', 'x => x'],
    ['spread', '[...l]'],
    ['a range', '1..1000000000'],
    ['a template literal', '`${1}`'],
    ['a regular expression literal', '/a+/.test(s)'],
    ['a comma operator', '(1, 2)'],
    ['new', 'new Date()'],
    ['typeof', 'typeof process'],
    ['the environment', 'process.env'],
    ['the global object', 'globalThis'],
    ['this', 'this'],
    ['the clock', 'now()'],
    ['the clock', 'Date.now()'],
    ['randomness', 'random()'],
    ['randomness', 'uuid()'],
    ['import', 'import("fs")'],
    ['look-alikes of an identifier', 'оo.f'],
    ['look-alikes of an operator', 'l[0] ＋ 1'],
    ['an invisible letter', 'o\u200b.f'],
    ['unicode escapes in a name', 'o.\\u0063onstructor'],
    ['an optional chain', 'o?.f'],
    ['bytes', `b'abc'`],
    ['bytes', `bytes('abc')`],
    ['unsigned numbers', '1u'],
    ['cel.bind', 'cel.bind(x, 1, x)'],
    ['a type as value', 'int'],
    ['the protobuf name space', 'google.protobuf.Timestamp'],
    ['an empty text', ''],
    ['white space', '  \n '],
    ['a date that does not exist', `timestamp('2026-02-30T00:00:00Z')`],
    ['a date past the calendar', `addDuration('9999-12-31', 'P2D')`],
    ['a duration past the calendar', `duration('P99999999Y')`],
    ['sorting mixed types', `sort([1, 'a'])`],
    ['a sum of texts', `sum(['1'])`],
    ['NaN', `number('NaN')`],
    ['infinity', `number('1e999')`],
    ['hexadecimal as a number', `number('0x10')`],
  ])('%s: %s is an error', (_, source) => {
    expect(evaluateExpression(source, scope)).toMatchObject({ ok: false });
  });

  it('leave templates inside of data as they are', () => {
    for (const text of ['{{x}}', '${x}', '=1+1', '{{secrets.X}}', '<%= x %>', '#{x}']) {
      expect(outcome('s', { s: text })).toBe(text);
      expect(outcome(`'<' + s + '>'`, { s: text })).toBe(`<${text}>`);
    }
  });
});
