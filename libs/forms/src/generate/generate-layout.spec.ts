import { describe, expect, it } from '@jest/globals';
import type { JsonSchema } from '@fermata/model';
import { compileSchemaForm } from '../compile/compile-schema-form.ts';
import { createForm } from '../create-form.ts';
import type { PlanNode } from '../plan.ts';

const shape = (node: PlanNode): unknown =>
  node.children.length === 0
    ? [node.component, node.field]
    : [node.component, node.field, node.children.map(shape)];

const shapesOf = (properties: JsonSchema, more: JsonSchema = {}): readonly unknown[] =>
  compileSchemaForm({ type: 'object', properties, ...more }).nodes.map(shape);

describe('a form that is made from a schema', () => {
  it('edits each type by a component that fits, in the order of the schema', () => {
    const shapes = shapesOf({
      name: { type: 'string' },
      story: { type: 'string', maxLength: 5000 },
      born: { type: ['string', 'null'], format: 'date' },
      seen: { type: 'string', format: 'date-time' },
      count: { type: 'integer' },
      sure: { type: 'boolean' },
      team: { enum: ['a', 'b'] },
      tone: { oneOf: [{ const: 'x', title: 'X' }, { const: 'y' }] },
      teams: { type: 'array', items: { enum: ['a', 'b'] } },
      words: { type: 'array', items: { type: 'string' } },
      sizes: { type: 'array', items: { type: 'number' } },
    });
    expect(shapes).toEqual([
      ['text', '/name'],
      ['long-text', '/story'],
      ['date', '/born'],
      ['date-time', '/seen'],
      ['number', '/count'],
      ['switch', '/sure'],
      ['choice', '/team'],
      ['choice', '/tone'],
      ['choices', '/teams'],
      ['tags', '/words'],
      ['repeater', '/sizes', [['number', '/sizes/*']]],
    ]);
  });

  it('puts objects into sections, flat items into tables, others into repeaters', () => {
    const flat = { type: 'object', properties: { name: { type: 'string' }, count: { type: 'number' } } };
    const rich = { type: 'object', properties: { story: { type: 'string', maxLength: 999 } } };
    expect(
      shapesOf({ who: flat, lines: { type: 'array', items: flat }, tales: { type: 'array', items: rich } }),
    ).toEqual([
      [
        'section',
        '/who',
        [
          ['text', '/who/name'],
          ['number', '/who/count'],
        ],
      ],
      [
        'table',
        '/lines',
        [
          ['text', '/lines/*/name'],
          ['number', '/lines/*/count'],
        ],
      ],
      ['repeater', '/tales', [['long-text', '/tales/*/story']]],
    ]);
  });

  it('follows references, puts parts together, and ends in circles', () => {
    const $defs = {
      base: { type: 'object', properties: { id: { type: 'string' } } },
      tree: { type: 'object', properties: { name: { type: 'string' }, child: { $ref: '#/$defs/tree' } } },
    };
    const shapes = shapesOf(
      {
        both: { allOf: [{ $ref: '#/$defs/base' }, { properties: { more: { type: 'number' } } }] },
        maybe: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/base' }] },
        tree: { $ref: '#/$defs/tree' },
      },
      { $defs },
    );
    expect(shapes[0]).toEqual([
      'section',
      '/both',
      [
        ['number', '/both/more'],
        ['text', '/both/id'],
      ],
    ]);
    expect(shapes[1]).toEqual(['section', '/maybe', [['text', '/maybe/id']]]);
    expect(JSON.stringify(shapes[2])).toContain('["json","/tree/child/child/child/child/child/child"]');
  });

  it('shows as raw JSON what has no fields, and says why', () => {
    const { nodes } = compileSchemaForm({
      type: 'object',
      properties: {
        any: true as never,
        map: { type: 'object', additionalProperties: { type: 'string' } },
        either: { oneOf: [{ type: 'string' }, { type: 'object' }] },
        mixed: { type: ['string', 'number'] },
        pair: { type: 'array', prefixItems: [{ type: 'string' }] },
        grid: { type: 'array', items: { type: 'array' } },
      },
    });
    expect(nodes.map(({ component, options }) => `${component} ${String(options['why'])}`)).toEqual([
      'json open',
      'json map',
      'json alternatives',
      'json types',
      'json tuple',
      'json lists',
    ]);
  });

  it('edits an answer without fields of its own as a whole', () => {
    const plan = compileSchemaForm({ oneOf: [{ required: ['a'] }, { required: ['b'] }] });
    expect(plan.nodes.map(({ component, field, options }) => [component, field, options])).toEqual([
      ['json', '', { why: 'alternatives' }],
    ]);
    const form = createForm(plan, { input: {}, now: '' });
    const state = form.change(form.start(), '', { a: 1 });
    expect(form.answer(state)).toEqual({ a: 1 });
    expect(form.answer(form.change(state, '/b', 2))).toEqual({ a: 1, b: 2 });
    expect(form.change(state, '', [1])).toBe(state);
    expect(form.answer(form.change(state, '', undefined))).toEqual({});
    expect(compileSchemaForm({ type: 'object' }).nodes).toEqual([]);
    expect(compileSchemaForm({ type: 'array' }).nodes[0]?.options).toEqual({ why: 'root' });
  });

  it('has titles in the words of people, and what the step gives above', () => {
    const plan = compileSchemaForm(
      { type: 'object', required: ['orderId'], properties: { orderId: { type: 'string' } } },
      { input: { type: 'object', properties: { total: { type: 'number', title: 'Sum' } } } },
    );
    expect(
      plan.nodes.map(({ component, title, required, options }) => [component, title, required, options]),
    ).toEqual([
      ['facts', undefined, false, { titles: { total: 'Sum' } }],
      ['text', 'Order id', true, {}],
    ]);
    const form = createForm(plan, { input: { total: 3 }, now: '' });
    expect(form.start().nodes.get('/auto/0')?.shown).toEqual({ total: 3 });
  });

  it('is bounded, whatever the schema', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, index) => [`f${index}`, { type: 'string' }]),
    );
    const { nodes } = compileSchemaForm({ type: 'object', properties: wide });
    expect(nodes.filter(({ component }) => component === 'json')).toHaveLength(2_000);
    for (const junk of [
      { $ref: '#' },
      { properties: { '': {}, '*': {}, __proto__: {} } },
      { $ref: '#/nowhere' },
      { type: 7 },
    ])
      expect(compileSchemaForm(junk as never).problems).toEqual([]);
  });
});
