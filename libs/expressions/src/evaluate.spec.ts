import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateExpression } from './evaluate.ts';
import { createEvaluator } from './evaluator.ts';
import type { JsonValue } from './json.ts';
import { messageOf, outcome } from './outcome.fixture.ts';
import { parseExpression } from './parse.ts';

const FAILED = 'expression.failed';

describe('reading', () => {
  const scope = { input: { a: { b: null, c: [10, 20] }, 'x-y': 1 }, vars: {} };

  it.each([
    ['input.a.c[1]', 20],
    ['input.a.b', null],
    [`input['x-y']`, 1],
    [`input["a"].c[0]`, 10],
    ['has(input.a.b)', true],
    ['has(input.a.z)', false],
    ['has(input.z.y.x)', false],
    ['has(input.a.b.c)', false],
    [`get(input, 'a.c')`, [10, 20]],
    [`get(input, 'a.z', 5)`, 5],
    [`get(input, 'a.b', 5)`, null],
    [`get(input.a.c, 1)`, 20],
    [`get(input.a.c, 7, 'none')`, 'none'],
    [`get(null, 'a', 1)`, 1],
  ])('%s', (source, result) => {
    expect(outcome(source, scope)).toEqual(result);
  });

  it.each([
    'input.z',
    'input.a.b.c',
    'input.a.c[2]',
    'input.a.c[-1]',
    'input.a.c[0.5]',
    'input[1]',
    'input.a.c.length',
    `'abc'.length`,
    `'abc'[0]`,
    'nobody',
    'vars.x',
  ])('%s is a failure: null is not missing, and nothing else is guessed', (source) => {
    expect(outcome(source, scope)).toBe(FAILED);
  });

  it('says where it failed and why', () => {
    expect(evaluateExpression('1 +\n  input.a.zz', scope)).toEqual({
      ok: false,
      error: {
        code: FAILED,
        message: 'there is no field "zz"',
        said: { template: 'there is no field {name}', values: { name: '"zz"' } },
        source: '1 +\n  input.a.zz',
        position: { offset: 14, line: 2, column: 11 },
      },
    });
    expect(messageOf(`'total ' + 1`)).toContain('string(x)');
    expect(messageOf('upper(null)')).toBe('upper needs a string as text, got null');
  });
});

describe('macros', () => {
  const scope = {
    l: [1, 2, 3],
    o: { a: 1, b: 2 },
    rows: [
      { n: 1, t: ['x'] },
      { n: 2, t: ['y', 'z'] },
    ],
  };

  it.each([
    ['l.map(x, x * 2)', [2, 4, 6]],
    ['l.map(x, x > 1, x * 2)', [4, 6]],
    ['l.filter(x, x > 1)', [2, 3]],
    ['l.all(x, x > 0)', true],
    ['l.exists(x, x > 2)', true],
    ['l.exists_one(x, x > 1)', false],
    ['l.exists_one(x, x > 2)', true],
    ['o.map(k, o[k])', [1, 2]],
    ['rows.map(r, r.t.map(t, t + string(r.n)))', [['x1'], ['y2', 'z2']]],
    ['l.map(x, l.map(x, x))[0]', [1, 2, 3]],
    ['l.map(x, l.map(y, x * y))[2]', [3, 6, 9]],
    ['l.exists(x, 1 / (x - 1) > 100 || x == 3)', true],
    ['l.exists(x, x.a == 1 || x == 2)', true],
    ['[].all(x, false)', true],
    ['[].exists(x, true)', false],
  ])('%s', (source, result) => {
    expect(outcome(source, scope)).toEqual(result);
  });

  it.each(['l.all(x, x.a)', 'l.filter(x, x)', `'abc'.map(c, c)`, '5.map(x, x)', 'l.map(x, x) == x'])(
    '%s fails',
    (source) => {
      expect(outcome(source, scope)).toBe(FAILED);
    },
  );
});

describe('what leaves an expression', () => {
  it('is JSON: moments and lengths of time become texts, at any depth', () => {
    expect(outcome(`{'at': [timestamp('2026-03-01T08:00:00Z')], 'for': duration('P1DT2H')}`)).toEqual({
      at: ['2026-03-01T08:00:00.000Z'],
      for: 'P1DT2H',
    });
  });

  it('is the very value that was read, not a copy', () => {
    const input = { deep: { list: [1] } };
    const result = evaluateExpression('input.deep', { input });
    expect(result.ok && result.value).toBe(input.deep);
  });

  it('equals its JSON round trip, whatever the data', () => {
    const sources = [
      'x',
      '[x, x]',
      `{'k': x}`,
      'type(x)',
      'x == x',
      '[x].map(y, [y])',
      `get(x, 'a', x)`,
      'distinct([x, x])',
    ];
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...sources), (x, source) => {
        const result = evaluateExpression(source, { x: x as JsonValue });
        if (!result.ok) return;
        expect(JSON.parse(JSON.stringify(result.value))).toEqual(normal(result.value));
      }),
      { numRuns: 500 },
    );
  });

  it('never is a thing that JSON cannot carry, even if the scope holds one', () => {
    const odd = {
      f: () => 1,
      u: undefined,
      n: NaN,
      i: Infinity,
      b: 1n,
      s: Symbol('s'),
      d: new Date(0),
      m: new Map(),
    };
    for (const name of Object.keys(odd)) {
      const result = evaluateExpression('odd.' + name, { odd } as never);
      if (result.ok) expect(['d', 'm']).toContain(name);
      else expect(result.error.code).toBe(FAILED);
    }
  });
});

/** JSON knows no negative zero; everything else must survive as it is. */
function normal(value: JsonValue): unknown {
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => (Object.is(part, -0) ? 0 : part)));
}

describe('an evaluator', () => {
  it('gives what a fresh parse gives, the first time and every time', () => {
    const evaluator = createEvaluator();
    for (const n of [1, 2, 3]) {
      expect(evaluator.evaluate('input + 1', { input: n })).toEqual({ ok: true, value: n + 1 });
      expect(evaluator.evaluate('input +', { input: n })).toMatchObject({
        ok: false,
        error: { code: FAILED },
      });
      expect(evaluator.evaluateTemplate({ t: 'expr', source: 'input' }, { input: n })).toEqual({
        ok: true,
        value: n,
      });
    }
  });

  it('keeps no trace of one evaluation in the next', () => {
    const parsed = parseExpression('l.map(x, l.map(y, x + y))');
    if (!parsed.ok) throw new Error('did not parse');
    const first = evaluateExpression(parsed.expression, { l: [1, 2] });
    evaluateExpression(parsed.expression, { l: ['a', 1] });
    expect(evaluateExpression(parsed.expression, { l: [1, 2] })).toEqual(first);
  });
});
