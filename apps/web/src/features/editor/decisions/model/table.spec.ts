import { describe, expect, it } from '@jest/globals';
import { applyChange, isRefused, type Proposal } from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import { cellText, cellValue } from './cell-text.ts';
import { nextPlace } from './grid-place.ts';
import { pasteCells, readTsv, writeTsv } from './paste.ts';
import { rowForGap } from './row-for-gap.ts';
import { runTable } from './run-table.ts';
import { tableView } from './table-view.ts';
import { testFields, testInput } from './test-input.ts';

const SHIPPING: JsonObject = {
  kind: 'decision',
  name: 'shipping',
  hit: 'unique',
  inputs: [
    { name: 'weight', type: 'number' },
    { name: 'isGift', type: 'boolean', expression: "get(input, 'gift', false)" },
  ],
  outputs: [
    { name: 'way', type: 'string' },
    { name: 'price', type: 'number' },
  ],
  rules: [
    { when: { weight: '<= 1' }, then: { way: 'letter', price: 2 } },
    { when: { weight: '[1..30]', isGift: false }, then: { way: 'parcel', price: '${ 2 * input.weight }' } },
  ],
};

function made(definition: JsonObject, proposal: Proposal): JsonObject {
  if (isRefused(proposal)) throw new Error(proposal.refused.message);
  const applied = applyChange(definition, proposal);
  if (isRefused(applied)) throw new Error(applied.refused.message);
  return applied.definition as JsonObject;
}

describe('a table that is asked', () => {
  it('says what an instance would get, and which rules fired', () => {
    expect(runTable(SHIPPING, { weight: 3 }, 0)).toEqual({
      ok: true,
      output: { way: 'parcel', price: 6, rules: [2] },
      rules: [2],
    });
  });

  it('names the rules that hold together where only one may', () => {
    expect(runTable(SHIPPING, { weight: 1 }, 0)).toMatchObject({
      ok: false,
      code: 'decision.unique',
      rules: [1, 2],
    });
  });

  it('says that no rule holds', () => {
    expect(runTable(SHIPPING, { weight: 99 }, 0)).toMatchObject({
      ok: false,
      code: 'decision.none',
      rules: [],
    });
  });

  it('says nothing while the table has errors', () => {
    expect(runTable({ ...SHIPPING, outputs: [] }, { weight: 3 }, 0)).toBeUndefined();
  });

  it('asks for what its columns read, expressions too', () => {
    expect(testFields(SHIPPING)).toEqual([
      { name: 'weight', type: 'number' },
      { name: 'gift', type: 'any' },
    ]);
    const read = { ...SHIPPING, inputs: [{ name: 'w', type: 'number', expression: 'input.weight' }] };
    expect(testFields(read)).toEqual([{ name: 'weight', type: 'number' }]);
    expect(
      testInput(
        [
          { name: 'weight', type: 'number' },
          { name: 'x', type: 'any' },
        ],
        { weight: '2.5' },
      ),
    ).toEqual({
      weight: 2.5,
    });
  });
});

describe('cells', () => {
  const [weight, gift, way, price] = tableView(SHIPPING).columns;

  it('become values by the type of their column, tests stay texts', () => {
    expect(cellValue('3', weight!)).toBe(3);
    expect(cellValue('< 3', weight!)).toBe('< 3');
    expect(cellValue('-', weight!)).toBeUndefined();
    expect(cellValue('yes', gift!)).toBe(true);
    expect(cellValue('3', way!)).toBe('3');
    expect(cellValue('3', price!)).toBe(3);
    expect(cellValue(' ', price!)).toBeUndefined();
    expect(cellText(['DE', 'AT'])).toBe('DE, AT');
  });

  it('are read from a spreadsheet with quotes, lines and tabs within', () => {
    expect(readTsv('a\tb\r\n"c ""x""\ny"\t\n')).toEqual([
      ['a', 'b'],
      ['c "x"\ny', ''],
    ]);
    expect(readTsv('"open\tb')).toEqual([['"open', 'b']]);
  });

  it('are pasted as one change that adds the rows that are missing', () => {
    const proposal = pasteCells(SHIPPING, { row: 1, column: 2 }, 'box\t7\nlorry\t90');
    const { rules } = tableView(made(SHIPPING, proposal));
    expect(rules.map(({ then }) => then)).toEqual([
      { way: 'letter', price: 2 },
      { way: 'box', price: 7 },
      { way: 'lorry', price: 90 },
    ]);
  });

  it('leave what stands beside the table alone', () => {
    const proposal = pasteCells(SHIPPING, { row: 0, column: 3 }, '5\tbeside\tfar');
    expect(tableView(made(SHIPPING, proposal)).rules[0]?.['then']).toEqual({ way: 'letter', price: 5 });
  });

  it('come back as they were copied', () => {
    const copied = writeTsv(SHIPPING, { row: 1, column: 3 }, { row: 0, column: 0 });
    expect(copied).toBe('<= 1\t\tletter\t2\n[1..30]\tfalse\tparcel\t${ 2 * input.weight }');
    expect(made(SHIPPING, pasteCells(SHIPPING, { row: 0, column: 0 }, copied))).toEqual(SHIPPING);
  });
});

describe('keys in the grid', () => {
  const size = { rows: 2, columns: 3 };

  it.each([
    ['ArrowRight', { row: 0, column: 2 }, {}, { row: 0, column: 2 }],
    ['ArrowDown', { row: 0, column: 1 }, { ctrl: true }, { row: 1, column: 1 }],
    ['Tab', { row: 0, column: 2 }, {}, { row: 1, column: 0 }],
    ['Tab', { row: 1, column: 0 }, { shift: true }, { row: 0, column: 2 }],
    ['End', { row: 0, column: 0 }, { ctrl: true }, { row: 1, column: 2 }],
  ] as const)('%s leads on and holds at the edges', (key, from, held, to) => {
    expect(nextPlace(key, from, size, held)).toEqual(to);
  });

  it('leave the grid by Tab at its end, and are nobody’s otherwise', () => {
    expect(nextPlace('Tab', { row: 1, column: 2 }, size)).toBeUndefined();
    expect(nextPlace('a', { row: 0, column: 0 }, size)).toBeUndefined();
  });
});

describe('what a publish changes', () => {
  it('is a new rule for a gap, with the tests that make it', () => {
    const after = made(
      SHIPPING,
      rowForGap(SHIPPING, { example: { weight: 31, isGift: true }, others: ['isGift'] }),
    );
    expect(tableView(after).rules[2]).toEqual({ when: { weight: 31 }, then: {} });
  });
});
