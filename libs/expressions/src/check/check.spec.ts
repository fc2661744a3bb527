import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkExpression, type CheckOptions } from './check.ts';
import type { JsonSchemaLike } from './schema.ts';

const item: JsonSchemaLike = {
  type: 'object',
  required: ['sku', 'price'],
  properties: { sku: { type: 'string' }, price: { type: 'number' }, note: { type: 'string' } },
};
const types = {
  input: {
    type: 'object',
    required: ['amount', 'customer', 'items', 'tags', 'free', 'kind', 'ref'],
    properties: {
      amount: { type: 'number' },
      customer: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, email: { type: 'string' } },
      },
      items: { type: 'array', items: item },
      tags: { type: 'object', additionalProperties: { type: 'string' } },
      free: {
        type: 'object',
        properties: { a: { type: 'number' } },
        required: ['a'],
        additionalProperties: true,
      },
      kind: { enum: ['a', 'b'] },
      either: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      priority: { type: 'integer', default: 3 },
      ref: { $ref: '#/$defs/address' },
    },
    $defs: { address: { type: 'object', required: ['city'], properties: { city: { type: 'string' } } } },
  },
  vars: true,
  now: { type: 'string', format: 'date-time' },
} as const;

function found(source: string, options: CheckOptions = {}): string[] {
  return checkExpression(source, types, options).problems.map(({ severity, code, fix }) =>
    [severity, code, ...(fix === undefined ? [] : [fix])].join(' | '),
  );
}

describe('the check of an expression', () => {
  it.each([
    'input.amount + 1 > 10 && input.kind == "a"',
    'input.items.map(i, i.price * 2).size() > 0',
    'sum(input.items.map(i, i.price)) / size(input.items)',
    'input.items.filter(i, i.price > 1)[0].sku.upper()',
    'has(input.customer.email) ? input.customer.email : "none"',
    'has(input.customer.email) && input.customer.email.endsWith("@x.de")',
    "get(input.customer, 'email', '') != ''",
    'vars.whatever.is.there + 1',
    'timestamp(now) + duration("PT8H") > timestamp(now)',
    'timestamp(now) - timestamp(now) < duration("P1D")',
    'input.priority + 1',
    'input.ref.city + "!"',
    'input.free.a * 2',
    'input.kind == null',
    "{'a': input.amount}.a + 1",
    'sort(input.items, "price")[0].price',
    'input.customer.map(k, k.upper())',
    '(input.amount > 1 ? "x" : "y").upper()',
  ])('finds nothing in %s', (source) => {
    expect(found(source)).toEqual([]);
  });

  it.each([
    ['inptu.amount', 'error | expression.unknownName | did you mean input?'],
    ['input.amout', 'error | expression.unknownField | did you mean amount?'],
    ['input.customer.nmae', 'error | expression.unknownField | did you mean name?'],
    ["input['amout']", 'error | expression.unknownField | did you mean amount?'],
    ['input.customer.zzz', 'error | expression.unknownField | known fields: name, email'],
    ['input.items.map(i, i.prise)', 'error | expression.unknownField | did you mean price?'],
    ['input.items[0].skuu', 'error | expression.unknownField | did you mean sku?'],
    ['input.ref.citty', 'error | expression.unknownField | did you mean city?'],
    ['has(input.customer.emial)', 'error | expression.unknownField | did you mean email?'],
    ["{'a': 1}.b", 'error | expression.unknownField | known fields: a'],
    ['input.free.other', 'warning | expression.openField'],
    ['input.amount.x', 'error | expression.type'],
    ['input.items.price', 'error | expression.type'],
    ['input.amount + "x"', 'error | expression.type | write string(x) to make a text of a value'],
    ['input.amount < "x"', 'error | expression.type'],
    ['input.customer * 2', 'error | expression.type'],
    ['!input.amount', 'error | expression.type'],
    ['input.amount && true', 'error | expression.type'],
    ['input.amount ? 1 : 2', 'error | expression.type'],
    ['upper(input.amount)', 'error | expression.type'],
    ['input.amount.map(x, x)', 'error | expression.type'],
    ['input.items.filter(i, i.price)', 'error | expression.type'],
    ['"a" in input.kind', 'error | expression.type'],
    ['input.items["a"]', 'error | expression.type'],
    ['timestamp(now) + 1', 'error | expression.type'],
    ['now - now', 'error | expression.type'],
    ['input.amount == "x"', 'warning | expression.type'],
    ['uper("x")', 'error | expression.unknownFunction | did you mean upper?'],
    ['matches("x", "y")', 'error | expression.refused | write regexMatch(text, pattern)'],
    [
      'now.getHours("Europe/Berlin")',
      'error | expression.refused | write hour(moment), which is always in UTC',
    ],
    ['upper()', 'error | expression.arguments | upper(text: string): string'],
    ['regexMatch(now, "(")', 'error | expression.syntax'],
    ['input.', 'error | expression.syntax'],
  ])('finds in %s: %s', (source, problem) => {
    expect(found(source)).toEqual([problem]);
  });

  it('warns of a field that may be absent, unless has() asks for it in the same expression', () => {
    expect(found('input.customer.email == "x"')).toEqual([
      "warning | expression.maybeMissing | ask with has(…) first, or write get(…, 'email', otherwise)",
    ]);
    expect(found('has(input.customer.name) && input.customer.email == "x"')).toHaveLength(1);
    expect(found('input.tags.colour == "x"')).toHaveLength(1);
  });

  it('tells what does not fit the place: a condition has to be true or false', () => {
    expect(found('input.amount', { expect: 'boolean' })).toEqual(['error | expression.type']);
    expect(found('input.amount > 1', { expect: 'boolean' })).toEqual([]);
    expect(found('vars.flag', { expect: 'boolean' })).toEqual([]);
  });

  it('finds everything at once, in order of place', () => {
    const { problems } = checkExpression('input.amout > 1 ||\n  upper(2) == nobody', types);
    expect(problems.map(({ code, position: { line, column } }) => [code, line, column])).toEqual([
      ['expression.unknownField', 1, 7],
      ['expression.type', 2, 9],
      ['expression.unknownName', 2, 15],
    ]);
    expect(found('matches(uper("x"), bytes("y"))')).toHaveLength(1);
    expect(found('bytes("x") == uper("y")')).toHaveLength(2);
  });

  it.each([
    ['input.amount', { type: 'number' }],
    ['input.amount > 1', { type: 'boolean' }],
    ['timestamp(now)', { type: 'string', format: 'date-time' }],
    ['input.items[0]', item],
    ['input.items.map(i, i.sku)', { type: 'array', items: { type: 'string' } }],
    ['vars.x', true],
  ])('knows that %s yields %j', (source, type) => {
    expect(checkExpression(source, types).type).toEqual(type);
  });

  it('is not led astray by schemas that lead nowhere or in a circle', () => {
    const odd: JsonSchemaLike = {
      type: 'object',
      required: ['a', 'b', 'c'],
      properties: {
        a: { $ref: '#/properties/a' },
        b: { $ref: '#/nowhere' },
        c: { $ref: 'https://example.org/x' },
      },
    };
    for (const source of ['odd.a.x.y', 'odd.b.x.y', 'odd.c.x.y']) {
      expect(checkExpression(source, { odd }).problems).toEqual([]);
    }
    const self: JsonSchemaLike = { anyOf: [{ $ref: '#' }, { type: 'string' }] };
    expect(checkExpression('self.x', { self }).problems).toBeDefined();
  });

  it('ends on schemas that multiply themselves', () => {
    const many = Array.from({ length: 50 }, () => ({ $ref: '#' }));
    for (const schema of [{ allOf: many }, { anyOf: many }, { allOf: [{ anyOf: many }], anyOf: many }]) {
      expect(checkExpression('x.a.b.c + 1', { x: schema }).problems).toBeDefined();
    }
  });

  it('takes schemas that are none for anything, whatever they are', () => {
    const keyword = fc.constantFrom(
      'type',
      'properties',
      'required',
      'items',
      'anyOf',
      'oneOf',
      'allOf',
      'enum',
      'const',
      '$ref',
      'additionalProperties',
      'a',
      'b',
    );
    const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
      schema: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(
          null,
          true,
          false,
          1,
          'object',
          '#',
          '#/properties/a',
          [],
          ['object', 'null'],
          ['a'],
          {},
        ),
        fc.array(tie('schema'), { maxLength: 3 }),
        fc.dictionary(keyword, tie('schema'), { maxKeys: 4 }),
      ),
    }));
    const sources = [
      'x.a',
      'x.b.a + 1',
      'x[0].a',
      "x['a']",
      'x.map(y, y.a)',
      'x == 1',
      'upper(x)',
      'x ? x.a : x.b',
      '[x, x.a]',
      '{"k": x}.k',
    ];
    fc.assert(
      fc.property(schema, fc.constantFrom(...sources), (x, source) => {
        expect(checkExpression(source, { x: x as JsonSchemaLike }).problems).toBeDefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it('warns of a field of what may be null, unless the expression asks first', () => {
    const record = {
      type: 'object',
      required: ['status', 'output'],
      properties: {
        status: { type: 'string' },
        output: { anyOf: [item, { type: 'null', description: 'it may not be there yet' }] },
      },
    } as const;
    const warned = (source: string) =>
      checkExpression(source, { a: record }).problems.map(
        ({ code, severity, message }) => `${severity} ${code} ${message}`,
      );
    expect(warned('a.output.sku')).toEqual([
      'warning expression.maybeNull a.output may be null, and reading a field of null fails: it may not be there yet',
    ]);
    expect(warned("a.output != null && a.output.sku == 'x'")).toEqual([]);
    expect(warned("null == a.output ? '' : a.output.sku")).toEqual([]);
    expect(warned("a.status == 'completed' && a.output.sku == 'x'")).toEqual([]);
    expect(warned("has(a.output.sku) && a.output.sku == 'x'")).toEqual([]);
    expect(warned("get(a.output, 'sku', '')")).toEqual([]);
    expect(warned("a.status == 'x' && a.output == null")).toEqual([]);
  });
});
