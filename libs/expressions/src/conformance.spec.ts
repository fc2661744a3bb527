import { describe, expect, it } from '@jest/globals';
import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { evaluateExpression } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import type { Scope } from './values.ts';

/**
 * Only the grammar of the library is used, so its evaluator is an independent judge: on expressions whose numbers are
 * doubles throughout, and which it can type, both must agree on the value, or both must fail.
 */
const judge = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
const scope: Scope = {
  a: 1.5,
  b: 2,
  s: 'text',
  t: true,
  f: false,
  l: [1.5, 2.5, 3],
  o: { x: 1.5, y: { z: 'deep' } },
  n: null,
};

const number = fc.oneof(fc.constantFrom('a', 'b', 'o.x', 'l[0]', 'l[2]', 'o.missing', '1.5', '0.5', '2.0'));
const text = fc.constantFrom('s', `'abc'`, 'o.y.z', 'o.y.w', `''`);
const { truth } = fc.letrec<{ truth: string; sum: string }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small' },
    number,
    fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(tie('truth'), tie('sum'), tie('sum')).map(([c, l, r]) => `(${c} ? ${l} : ${r})`),
  ),
  truth: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('t', 'f', 'true', 'false', 'has(o.x)', 'has(o.missing)', 'n == null', 'o.missing == 1.5'),
    fc
      .tuple(tie('sum'), fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('sum'))
      .map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(text, fc.constantFrom('<', '==', '!='), text).map(([l, o, r]) => `(${l} ${o} ${r})`),
    fc.tuple(tie('truth'), fc.constantFrom('&&', '||'), tie('truth')).map(([l, o, r]) => `(${l} ${o} ${r})`),
    tie('truth').map((c) => `!(${c})`),
    fc
      .tuple(fc.constantFrom('all', 'exists', 'exists_one'), tie('sum'))
      .map(([m, r]) => `l.${m}(e, e > ${r})`),
    tie('sum').map((r) => `${r} in l`),
    fc.tuple(tie('truth'), tie('sum')).map(([c, r]) => `l.filter(e, ${c} || e < ${r}) == [1.5]`),
    tie('sum').map((r) => `l.map(e, e * ${r}) == [3.0, 5.0, 6.0]`),
    fc
      .tuple(text, fc.constantFrom('startsWith', 'endsWith', 'contains'), text)
      .map(([l, o, r]) => `${l}.${o}(${r})`),
  ),
}));

describe('the evaluator', () => {
  it('agrees with an independent implementation of CEL', () => {
    fc.assert(
      fc.property(truth, (source) => {
        fc.pre(parseExpression(source).ok);
        const ours = evaluateExpression(source, scope);
        expect([source, ours.ok ? ours.value : 'failed']).toEqual([source, verdict(source)]);
      }),
      { numRuns: 2_000 },
    );
  });
});

function verdict(source: string): unknown {
  try {
    return judge.evaluate(source, scope as Record<string, unknown>);
  } catch {
    return 'failed';
  }
}
