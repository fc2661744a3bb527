import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fermata/model';
import { definitionOf, planOf, said } from '../forms.fixture.ts';
import { compileForm } from './compile-form.ts';

const schema = {
  type: 'object',
  properties: {
    note: { type: 'string', description: 'Say why.' },
    amount: { type: 'number' },
    address: {
      type: 'object',
      properties: { city: { type: 'string', title: 'City' }, 'postal-code': { type: 'string' } },
    },
    lines: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
  },
};

const problemsOf = (layout: readonly JsonObject[], parts: JsonObject = {}): readonly string[] =>
  said(planOf(layout, { schema, ...parts }).problems);

describe('a form that is compiled', () => {
  it('binds components to fields by name, by path and by pointer, inside what holds them', () => {
    const plan = planOf(
      [
        { component: 'long-text', field: 'note' },
        { component: 'text', field: 'address.city' },
        { component: 'section', field: 'address', children: [{ component: 'text', field: '/postal-code' }] },
        { component: 'repeater', field: 'lines', children: [{ component: 'text', field: 'name' }] },
      ],
      { schema },
    );
    expect(plan.problems).toEqual([]);
    const fields = plan.nodes.map(({ field, title, children }) => [field, title, children[0]?.field]);
    expect(fields).toEqual([
      ['/note', 'Note', undefined],
      ['/address/city', 'City', undefined],
      ['/address', 'Address', '/address/postal-code'],
      ['/lines', 'Lines', '/lines/*/name'],
    ]);
    expect(plan.nodes[0]?.help).toBe('Say why.');
  });

  it('says what it does not know, and what was meant', () => {
    const plan = planOf([{ component: 'txt', field: 'notes' }], { schema });
    expect(said(plan.problems)).toEqual(['/layout/0/component form.component', '/layout/0/field form.field']);
    expect(plan.problems.map(({ fix }) => fix)).toEqual(['did you mean `text`?', 'did you mean `note`?']);
    expect(problemsOf([{ component: 'x-map', field: 'address' }])).toEqual([]);
  });

  it.each<[string, readonly JsonObject[], readonly string[]]>([
    [
      'the same field twice',
      [
        { component: 'text', field: 'note' },
        { component: 'text', field: 'note' },
      ],
      ['/layout/1/field form.duplicate'],
    ],
    [
      'a field inside another that is edited as a whole',
      [
        { component: 'json', field: 'address' },
        { component: 'text', field: 'address.city' },
      ],
      ['/layout/1/field form.duplicate'],
    ],
    [
      'a field around another that is edited',
      [
        { component: 'text', field: 'address.city' },
        { component: 'json', field: 'address' },
      ],
      ['/layout/1/field form.duplicate'],
    ],
    [
      'a component that does not fit the type',
      [{ component: 'number', field: 'note' }],
      ['/layout/0/component form.type'],
    ],
    ['an input without a field', [{ component: 'number' }], ['/layout/0 form.field']],
    [
      'a computed output',
      [{ component: 'value', value: 'x', compute: '1' }],
      ['/layout/0/compute form.field'],
    ],
    [
      'a text inside a text',
      [{ component: 'text', field: 'note', children: [{ component: 'separator' }] }],
      ['/layout/0/children form.children'],
    ],
    [
      'choices of a date',
      [{ component: 'date', field: 'note', choices: ['x'] }],
      ['/layout/0/choices form.choices'],
    ],
    [
      'a source of choices that is not there',
      [{ component: 'lookup', field: 'note', choices: { lookup: 'user' } }],
      ['/layout/0/choices/lookup form.lookup'],
    ],
    ['a step outside of a wizard', [{ component: 'step' }], ['/layout/0/component form.place']],
    [
      'a wizard in a list',
      [{ component: 'repeater', field: 'lines', children: [{ component: 'wizard' }] }],
      ['/layout/0/children/0/component form.place'],
    ],
    [
      'an expression that is none',
      [{ component: 'text', field: 'note', show: 'a +' }],
      ['/layout/0/show expression.syntax'],
    ],
    [
      'a template that is none',
      [{ component: 'value', value: { a: '${ b' } }],
      ['/layout/0/value/a template.syntax'],
    ],
    [
      'a name that is never written',
      [{ component: 'text', field: '/__proto__' }],
      ['/layout/0/field form.field'],
    ],
  ])('refuses %s', (_, layout, expected) => expect(problemsOf(layout)).toEqual(expected));

  it('finds values that depend on themselves, however long the way, and not what only reads them', () => {
    expect(
      problemsOf([
        { component: 'text', field: 'note', show: 'output.amount > 1' },
        { component: 'number', field: 'amount', compute: 'size(output.address.city)' },
        { component: 'text', field: 'address.city', show: "output.note != ''" },
        { component: 'text', field: '/address/postal-code', show: "output.note != ''" },
      ]),
    ).toEqual(['/layout/0/show form.cycle', '/layout/1/compute form.cycle', '/layout/2/show form.cycle']);
  });

  it('judges decisions, rules and what the schema demands', () => {
    const demanding = { ...schema, required: ['amount', 'note'] };
    expect(
      problemsOf([{ component: 'text', field: 'note', show: 'true' }], {
        schema: demanding,
        outcomes: [{ name: 'a', requires: ['nte'] }, { name: 'a' }],
        rules: [{ that: 'true', message: 'x', fields: ['address.town'] }],
        view: 'list',
      }),
    ).toEqual([
      '/layout/0/show form.hidden',
      '/outcomes/0/requires/0 form.field',
      '/outcomes/1/name form.outcome',
      '/rules/0/fields/0 form.field',
      '/schema/properties/amount form.unbound',
      '/view form.use',
    ]);
  });

  it('has a field for the reason of a decision', () => {
    const { schema: answer } = planOf([], { schema, outcomes: [{ name: 'reject', reason: 'required' }] });
    expect(Object.keys(answer['properties'] as JsonObject)).toContain('reason');
  });

  it('takes whatever is sent', () => {
    for (const junk of [
      null,
      7,
      [],
      { layout: 'x' },
      { layout: [null, {}, { component: 3 }], outcomes: [1], rules: [{}] },
    ])
      expect(compileForm(junk).nodes).toEqual([]);
    const deep = (depth: number): JsonObject =>
      depth === 0 ? { component: 'row' } : { component: 'row', children: [deep(depth - 1)] };
    expect(compileForm(definitionOf({ layout: [deep(200)] })).problems).toEqual([]);
    const many = Array.from({ length: 6_000 }, () => ({ component: 'separator' }));
    expect(said(compileForm(definitionOf({ layout: many })).problems)).toEqual(['/layout/5000 form.limit']);
  });
});
