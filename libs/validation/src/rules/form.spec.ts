import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fermata/model';
import { judge } from '../judge.ts';
import { formReference } from '../references/published.ts';

const references = { self: { name: 'f', version: 1 }, tasks: {}, forms: {}, events: {} };

const form = (layout: readonly JsonObject[], parts: JsonObject = {}): JsonObject => ({
  kind: 'component',
  name: 'f',
  input: { type: 'object', required: ['amount'], properties: { amount: { type: 'number' } } },
  schema: {
    type: 'object',
    properties: {
      note: { type: 'string' },
      sum: { type: 'number' },
      lines: {
        type: 'array',
        items: { type: 'object', properties: { price: { type: 'number' }, text: { type: 'string' } } },
      },
    },
  },
  layout,
  ...parts,
});

const findings = (document: JsonObject): readonly string[] =>
  judge(document, { references }).problems.map(({ path, code, severity }) => `${path} ${code} ${severity}`);

describe('a form that is published', () => {
  it('may read what is not filled in yet: its parts wait for it', () => {
    expect(
      findings(form([{ component: 'text', field: 'note', show: "output.sum > 3 && output.note != ''" }])),
    ).toEqual(['/layout/0/show form.cycle error']);
    expect(findings(form([{ component: 'text', field: 'note', show: 'output.sum > 3' }]))).toEqual([]);
  });

  it('knows the item, its place and its name inside lists, and nowhere else', () => {
    const price = { component: 'number', field: 'price', enable: 'line.text != item.text && index < count' };
    const text = { component: 'text', field: 'text' };
    const list = { component: 'table', field: 'lines', as: 'line', children: [price, text] };
    expect(findings(form([list]))).toEqual([]);
    const wrong = { ...list, children: [{ ...price, enable: 'item.prize > 1' }, text] };
    expect(findings(form([wrong]))).toEqual(['/layout/0/children/0/enable expression.unknownField error']);
    expect(findings(form([{ component: 'text', field: 'note', show: 'item.price > 1' }]))).toEqual([
      '/layout/0/show expression.unknownName error',
    ]);
  });

  it('computes what its schema allows, and has conditions that are conditions', () => {
    const wrong = [
      { component: 'text', field: 'note', compute: 'input.amount + 1', require: "'yes'" },
      { component: 'number', field: 'sum', default: '${ input.amont }' },
    ];
    expect(findings(form(wrong))).toEqual([
      '/layout/0/compute expression.type error',
      '/layout/0/require expression.type error',
      '/layout/1/default expression.unknownField error',
    ]);
  });

  it('judges checks, rules and decisions', () => {
    const checked = { component: 'text', field: 'note', checks: [{ that: 'output.nte', message: 'x' }] };
    const more = {
      rules: [{ that: 'output.sum', message: 'x' }],
      outcomes: [
        { name: 'a', when: 'input.amount' },
        { name: 'b', reason: 'optional' },
      ],
    };
    expect(findings(form([checked], more))).toEqual([
      '/layout/0/checks/0/that expression.unknownField error',
      '/outcomes/0/when expression.type error',
      '/rules/0/that expression.type error',
    ]);
  });

  it('gives the workflow the reason of a decision to read', () => {
    const document = form([], { outcomes: [{ name: 'reject', reason: 'required' }] });
    const { schema } = formReference(document, { name: 'f', version: 1 }) as { schema?: JsonObject };
    expect(schema?.['properties']).toHaveProperty('reason');
  });

  it('has the words of its schema: what cannot be written is refused by its schema', () => {
    const check = { that: 'true', ask: { lookup: 'users', value: 'output.note' }, message: 'x' };
    const [both] = findings(form([{ component: 'text', field: 'note', checks: [check] }]));
    expect(both).toContain('/layout/0/checks/0');
    expect(findings(form([{ component: 'text', field: 'no te' }]))[0]).toContain('/layout/0/field schema.');
  });
});
