import { describe, expect, it } from '@jest/globals';
import type { JsonSchema, JsonValue } from '@fermata/model';
import { pointerResolves } from '@fermata/model';
import { SchemaValidators } from './cache.ts';
import { authorSchemaProblems } from './meta.ts';
import type { Verdict } from './validator.ts';
import { createSchemaValidator } from './validator.ts';

function judge(schema: JsonSchema, value: unknown): Verdict {
  const compiled = createSchemaValidator(schema);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.validate(value);
}

const refund = {
  type: 'object',
  required: ['orderId', 'amount'],
  additionalProperties: false,
  properties: {
    orderId: { type: 'string', pattern: '^[a-z0-9-]+$' },
    amount: { type: 'number', exclusiveMinimum: 0 },
    currency: { enum: ['EUR', 'USD'], default: 'EUR' },
    mail: { type: 'string', format: 'email' },
    tags: { type: 'array', uniqueItems: true, items: { type: 'string' } },
  },
} as const satisfies JsonSchema;

describe('a validator of a schema that an author wrote', () => {
  it('fills defaults into a copy and leaves what was sent as it was', () => {
    const sent = { orderId: 'o-1', amount: 5 };
    expect(judge(refund, sent)).toEqual({ valid: true, value: { ...sent, currency: 'EUR' }, problems: [] });
    expect(sent).toEqual({ orderId: 'o-1', amount: 5 });
  });

  it('reports every fault, each at its own place in what was sent', () => {
    const sent = { amount: -1, currency: 'EURO', mail: 'x', tags: ['a', 'a'], orderID: 'o-1' };
    const { valid, problems } = judge(refund, sent);
    expect(valid).toBe(false);
    expect(problems.map((problem) => problem.path)).toEqual([
      '',
      '/amount',
      '/currency',
      '/mail',
      '/orderID',
      '/tags',
    ]);
    expect(problems.every((problem) => problem.code === 'schema.mismatch')).toBe(true);
    expect(problems.find((problem) => problem.path === '/orderID')?.fix).toBe('did you mean `orderId`?');
  });

  it('never points at a default that was not sent', () => {
    const schema = { type: 'object', properties: { a: { type: 'string', default: 1 } } };
    const { problems } = judge(schema, {});
    expect(problems.map((problem) => problem.path)).toEqual(['']);
  });

  it('refuses values that no JSON can hold', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    for (const value of [
      cycle,
      undefined,
      Number.NaN,
      { a: '\ud800' },
      JSON.parse('{"__proto__":{}}') as unknown,
    ])
      expect(judge({}, value).valid).toBe(false);
  });

  it('runs a regular expression that would backtrack for ever', () => {
    expect(judge({ type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(50_000)}!`).valid).toBe(false);
  });

  it('compares the items of a long list without comparing each pair', () => {
    const list = Array.from({ length: 30_000 }, (_, index) => ({ index }));
    expect(judge({ type: 'array', uniqueItems: true }, list).valid).toBe(true);
    expect(judge({ type: 'array', uniqueItems: true }, [...list, { index: 7 }]).valid).toBe(false);
  });

  it('walks recursive data by a recursive schema', () => {
    const tree = {
      type: 'object',
      properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#' } } },
    };
    expect(judge(tree, { name: 'a', children: [{ name: 'b' }] }).valid).toBe(true);
    expect(judge(tree, { children: [{ children: [{ name: 1 }] }] }).problems[0]?.path).toBe(
      '/children/0/children/0/name',
    );
  });
});

describe('the check of a schema that an author wrote', () => {
  const ladder = (rungs: number): JsonSchema => {
    const rung = (n: number): JsonSchema => ({
      allOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }],
    });
    const entries = Array.from({ length: rungs }, (_, n): [string, JsonValue] => [`d${n}`, rung(n)]);
    return { $ref: '#/$defs/d0', $defs: Object.fromEntries([...entries, [`d${rungs}`, {}]]) };
  };
  const deep = (levels: number): JsonSchema =>
    levels === 0 ? {} : { type: 'array', items: deep(levels - 1) };

  it.each<[string, JsonSchema, string, string]>([
    ['a remote reference', { $ref: 'https://example.com/x.json' }, 'schema.ref', '/$ref'],
    ['a reference to a file', { $ref: 'file:///etc/passwd' }, 'schema.ref', '/$ref'],
    [
      'a reference to nothing',
      { properties: { a: { $ref: '#/$defs/no' } } },
      'schema.ref',
      '/properties/a/$ref',
    ],
    ['a reference to itself', { $ref: '#' }, 'schema.recursion', ''],
    ['references in a ring', { allOf: [{ anyOf: [{ $ref: '#' }] }] }, 'schema.recursion', ''],
    [
      'recursion twice a level',
      { anyOf: [{ properties: { a: { $ref: '#' } } }, { properties: { a: { $ref: '#' } } }] },
      'schema.recursion',
      '',
    ],
    ['a ladder of references', ladder(40), 'schema.bomb', ''],
    ['`$data`', { properties: { a: { maximum: { $data: '1/b' } } } }, 'schema.data', '/properties/a/maximum'],
    ['a look-ahead', { pattern: '^(?=a)b' }, 'schema.regex', '/pattern'],
    [
      'a back reference',
      { patternProperties: { '(a)\\1': true } },
      'schema.regex',
      '/patternProperties/(a)\\1',
    ],
    ['a broken expression', { pattern: '(' }, 'schema.regex', '/pattern'],
    ['an unknown keyword', { requierd: [] }, 'schema.keyword', '/requierd'],
    ['an own base address', { $id: 'https://example.com' }, 'schema.keyword', '/$id'],
    ['an unknown format', { format: 'e-mail' }, 'schema.format', '/format'],
    ['a type that there is not', { type: 'text' }, 'schema.word', '/type'],
    ['33 levels', deep(33), 'schema.size', '/items'.repeat(32)],
    ['65 KB', { description: 'x'.repeat(66_000) }, 'schema.size', ''],
    ['501 schemas', { anyOf: Array.from({ length: 501 }, () => ({})) }, 'schema.size', ''],
  ])('refuses %s', (_title, schema, code, path) => {
    const problems = authorSchemaProblems(schema);
    expect(problems.map((problem) => [problem.code, problem.path])).toContainEqual([code, path]);
    for (const problem of problems) expect(pointerResolves(schema, problem.path)).toBe(true);
  });

  it('allows what is common: shared definitions, recursion in one place, notes of the author', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $defs: { address: { type: 'object', properties: { street: { type: 'string' } } } },
      properties: { from: { $ref: '#/$defs/address' }, to: { $ref: '#/$defs/address' } },
      'x-label': 'Parcel',
    };
    expect(authorSchemaProblems(schema)).toEqual([]);
    expect(
      authorSchemaProblems({ oneOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#' } }] }),
    ).toEqual([]);
  });

  it('says what is wrong with a value that is no schema', () => {
    for (const value of [null, 1, 'x', []]) expect(authorSchemaProblems(value)).toHaveLength(1);
  });
});

describe('a cache of validators', () => {
  it('compiles a schema once and holds no more than it may', () => {
    const cache = new SchemaValidators(2);
    const first = cache.of({ type: 'string', title: 'a' });
    expect(cache.of({ title: 'a', type: 'string' })).toBe(first);
    cache.of({ title: 'b' });
    cache.of({ title: 'c' });
    expect(cache.size).toBe(2);
    expect(cache.of({ title: 'a', type: 'string' })).not.toBe(first);
  });
});
