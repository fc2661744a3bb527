import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCondition } from './read.ts';
import { bareOperators, conditionOperators, type ConditionTree } from './tree.ts';
import { writeCondition } from './write.ts';

const field = fc.constantFrom(
  'input.amount',
  'vars.order',
  "steps.pay.output['a-b']",
  'output.items[0]',
  'item',
);
const scalar = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((n) => (n === 0 ? 0 : n)),
  fc.boolean(),
  fc.constant(null),
);

const comparison: fc.Arbitrary<ConditionTree> = fc
  .record({
    field,
    operator: fc.constantFrom(...conditionOperators),
    scalar,
    list: fc.array(scalar),
    text: fc.string(),
    other: field,
    isField: fc.boolean(),
  })
  .map(({ field: path, operator, ...values }) => {
    const one = {
      kind: 'compare',
      field: /^item$|\]$/.test(path) && ['exists', 'missing'].includes(operator) ? 'input.x' : path,
      operator,
    } as const;
    if (bareOperators.includes(operator)) return one;
    if (['isOneOf', 'isNoneOf'].includes(operator)) return { ...one, value: values.list };
    if (['contains', 'containsNot', 'startsWith', 'endsWith'].includes(operator))
      return { ...one, value: values.text };
    if (['includes', 'includesNot'].includes(operator)) return { ...one, value: values.scalar };
    return { ...one, value: values.isField ? { field: values.other } : values.scalar };
  });

/** Groups of at least two, none directly within one of its own kind: every condition has one such form. */
const tree = (kind: 'all' | 'any', depth: number): fc.Arbitrary<ConditionTree> => {
  const inner =
    depth === 0 ? comparison : fc.oneof(comparison, tree(kind === 'all' ? 'any' : 'all', depth - 1));
  return fc.array(inner, { minLength: 2, maxLength: 4 }).map((of) => ({ kind, of }));
};

describe('a condition built without code', () => {
  it('is read back exactly as it was written', () => {
    const any = fc
      .oneof(comparison, tree('all', 2), tree('any', 2))
      .filter((one) => readable(writeCondition(one)));
    fc.assert(
      fc.property(any, (one) => {
        expect(readCondition(writeCondition(one))).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [
      'input.amount > 100 && (vars.risk < 0.2 || input.vip)',
      'input.amount > 100 && (vars.risk < 0.2 || input.vip)',
    ],
    ['100 < input.amount', 'input.amount > 100'],
    ['!(input.country in [\'DE\', "AT"])', "!(input.country in ['DE', 'AT'])"],
    ["contains(input.name, 'x')", "input.name.contains('x')"],
    ["'a' in input.tags", "'a' in input.tags"],
    ['!has(input.email)', '!has(input.email)'],
    ["output.outcome == 'it\\'s'", "output.outcome == 'it\\'s'"],
  ])('reads %s', (source, written) => {
    const read = readCondition(source);
    expect(read && writeCondition(read)).toBe(written);
  });

  it.each([
    'input.a + 1 > 2',
    'size(input.list) > 0',
    'input.list.all(x, x > 1)',
    'input.a ? true : false',
    'input.',
    '1 == 1',
    '!(input.a && input.b)',
  ])('leaves %s to those who write it', (source) => {
    expect(readCondition(source)).toBeUndefined();
  });
});

/** Texts may hold what the language itself refuses, such as half a surrogate pair; limits may be passed. */
function readable(source: string): boolean {
  return (
    source.length < 4000 && !/[\ud800-\udfff]/.test(source.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))
  );
}
