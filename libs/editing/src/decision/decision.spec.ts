import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonObject } from '@fermata/model';
import { examplesOf } from '../examples.fixture.ts';
import { made } from '../steps/operations.fixture.ts';
import { gaps, overlaps, rulesFor } from './coverage.ts';
import {
  addColumn,
  addRow,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
  renameColumn,
  setCell,
} from './table.ts';

const table = (rules: readonly JsonObject[], hit = 'unique'): JsonObject => ({
  kind: 'decision',
  name: 'freight',
  hit,
  inputs: [
    { name: 'weight', type: 'number' },
    { name: 'country', type: 'string' },
  ],
  outputs: [{ name: 'price', type: 'number' }],
  rules,
});

describe('the coverage of a decision table', () => {
  it('shows a case for which no rule holds, and which columns do not matter', () => {
    const definition = table([
      { when: { weight: '< 10', country: 'DE, AT' }, then: { price: 5 } },
      { when: { weight: '> 10' }, then: { price: 9 } },
    ]);
    const coverage = gaps(definition);
    expect(coverage.known && coverage.found).toEqual([
      { example: { weight: 9, country: 'other' }, others: ['country'] },
      { example: { weight: 10, country: 'DE' }, others: ['country'] },
    ]);
    for (const gap of coverage.known ? coverage.found : [])
      expect(rulesFor(definition, gap.example)).toEqual([]);
  });

  it('shows two rules that hold together with a case for it, if only one may', () => {
    const rules = [
      { when: { weight: '[0..10]' }, then: { price: 5 } },
      { when: { weight: '[10..20]' }, then: { price: 9 } },
    ];
    expect(overlaps(table(rules))).toEqual({
      known: true,
      found: [{ rules: [0, 1], example: { weight: 10, country: 'other' } }],
    });
    expect(overlaps(table(rules, 'first'))).toEqual({ known: true, found: [] });
    const same = rules.map((rule) => ({ ...rule, then: { price: 5 } }));
    expect(overlaps(table(same, 'any'))).toEqual({ known: true, found: [] });
  });

  it('claims nothing where a cell would have to be evaluated', () => {
    expect(gaps(table([{ when: { weight: 'value > input.limit' }, then: { price: 1 } }]))).toEqual({
      known: false,
    });
  });

  it('of every example is told by cases that are really so', () => {
    for (const { value } of examplesOf('decision')) {
      const coverage = gaps(value);
      for (const gap of coverage.known ? coverage.found : [])
        expect(rulesFor(value, gap.example)).toEqual([]);
      const twice = overlaps(value);
      for (const { rules, example } of twice.known ? twice.found : [])
        expect(rulesFor(value, example)).toEqual(expect.arrayContaining([...rules]));
    }
  });

  it('finds a case for each rule that is taken out of a full table', () => {
    const marks = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(marks, fc.nat(), (unsorted, chance) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        const cells = [
          `< ${sorted[0]}`,
          ...sorted.map((mark, at) => `[${mark}..${sorted[at + 1] ?? 1000})`),
          '>= 1000',
        ];
        const rules = cells.map((weight, price) => ({ when: { weight }, then: { price } }));
        expect(gaps(table(rules))).toEqual({ known: true, found: [] });
        expect(overlaps(table(rules))).toEqual({ known: true, found: [] });
        const taken = chance % rules.length;
        const left = gaps(table(rules.toSpliced(taken, 1)));
        const [gap] = left.known ? left.found : [];
        expect(gap && rulesFor(table(rules), gap.example)).toEqual([taken]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the operations of a table', () => {
  const definition = table([{ when: { weight: '< 10' }, then: { price: 5 } }, { then: { price: 9 } }]);

  it.each([
    ['a row added', () => addRow(definition, 0)],
    ['a row copied', () => addRow(definition, 1, 0)],
    ['a row removed', () => removeRow(definition, 0)],
    ['a row moved', () => moveRow(definition, 0, 1)],
    ['a cell written', () => setCell(definition, { row: 1, side: 'inputs', column: 'weight' }, '>= 10')],
    ['a cell cleared', () => setCell(definition, { row: 0, side: 'inputs', column: 'weight' }, '-')],
    ['a column added', () => addColumn(definition, 'inputs', { type: 'boolean', title: 'Is express' })],
    ['a column removed', () => removeColumn(definition, 'inputs', 'weight')],
    ['a column renamed', () => renameColumn(definition, 'inputs', 'weight', 'kilos')],
    ['a column moved', () => moveColumn(definition, 'inputs', 0, 1)],
  ])('%s is taken back exactly', (_title, operation) => {
    const { definition: after, inverse } = made(definition, operation());
    expect(canonicalJson(after)).not.toBe(canonicalJson(definition));
    expect(JSON.stringify(made(after, inverse).definition)).toBe(JSON.stringify(definition));
  });

  it('rename a column in its cells, and let it read what it read', () => {
    const { definition: after } = made(definition, renameColumn(definition, 'inputs', 'weight', 'kilos'));
    expect(after['inputs']).toEqual([
      { name: 'kilos', type: 'number', expression: 'input.weight' },
      { name: 'country', type: 'string' },
    ]);
    expect(JSON.stringify(after['rules'])).toContain('"kilos":"< 10"');
  });
});
