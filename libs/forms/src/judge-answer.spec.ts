import { describe, expect, it } from '@jest/globals';
import {
  errorAt,
  isObject,
  type JsonObject,
  type JsonSchema,
  type JsonValue,
  type Problem,
} from '@fermata/model';
import { planOf, said } from './forms.fixture.ts';
import { judgeAnswer, type AnswerVerdict } from './judge-answer.ts';

/** As much of a schema check as these tests need: defaults, required fields, and no others. */
function checkSchema(
  schema: JsonSchema,
  value: JsonValue,
): { value: JsonValue; problems: readonly Problem[] } {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonObject>;
  const given = isObject(value) ? (value as JsonObject) : {};
  const defaults = Object.entries(properties).flatMap(([name, { default: first }]) =>
    first === undefined || Object.hasOwn(given, name) ? [] : [[name, first] as const],
  );
  const filled = { ...given, ...Object.fromEntries(defaults) };
  const required = (schema['required'] ?? []) as readonly string[];
  const missing = required.filter((name) => !Object.hasOwn(filled, name));
  const strange = Object.keys(filled).filter((name) => !Object.hasOwn(properties, name));
  return {
    value: filled,
    problems: [
      ...missing.map((name) => errorAt('', 'schema.mismatch', `The field \`${name}\` is missing.`)),
      ...strange.map((name) => errorAt(`/${name}`, 'schema.mismatch', 'is not allowed here')),
    ],
  };
}

const schema = {
  type: 'object',
  required: ['name'],
  properties: { name: {}, kind: { default: 'plain' }, detail: {}, secret: { default: 's' }, total: {} },
};
const plan = planOf(
  [
    { component: 'text', field: 'name' },
    { component: 'text', field: 'kind' },
    { component: 'text', field: 'detail', show: "output.kind == 'plain'" },
    { component: 'text', field: 'secret', show: 'input.open' },
    { component: 'number', field: 'total', compute: 'input.amount * 2' },
  ],
  { schema, outcomes: [{ name: 'reject', reason: 'required' }] },
);
const judged = (values: JsonObject, outcome?: string): AnswerVerdict =>
  judgeAnswer(
    plan,
    { input: { open: false, amount: 4 }, now: '', values, ...(outcome === undefined ? {} : { outcome }) },
    checkSchema,
  );

describe('the verdict on an answer', () => {
  it('leaves out what is hidden, defaults of the schema too, and computes what was sent otherwise', () => {
    const { answer, problems } = judged({ name: 'x', detail: 'y', secret: 'stolen', total: 999 });
    expect(answer).toEqual({ name: 'x', kind: 'plain', detail: 'y', total: 8 });
    expect(problems).toEqual([]);
  });

  it('says of an empty field at its own place and once what form and schema both demand', () => {
    expect(said(judged({}).problems)).toEqual(['/name form.required']);
  });

  it('says what does not fit the schema, and what the decision needs', () => {
    const { problems, questions } = judged({ name: 'x', other: 1 }, 'reject');
    expect(said(problems)).toEqual(['/reason form.required', '/other schema.mismatch']);
    expect(questions).toEqual([]);
    expect(judged({ name: 'x', reason: 'late' }, 'reject').problems).toEqual([]);
  });

  it('takes whatever is sent', () => {
    const hostile = JSON.parse(
      '{"name":{"__proto__":{"x":1}},"__proto__":{"y":1},"total":[[]]}',
    ) as JsonObject;
    expect(judged(hostile).answer['total']).toBe(8);
    expect(({} as Record<string, unknown>)['y']).toBeUndefined();
  });
});
