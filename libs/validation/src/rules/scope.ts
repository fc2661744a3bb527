import type { JsonSchemaLike, TypeScope } from '@fermata/expressions';
import type { Sight } from './read.ts';
import { listAt, objectAt, textAt, valueAt } from './read.ts';
import { inferTemplate } from './infer.ts';

const text: JsonSchemaLike = { type: 'string' };
const count: JsonSchemaLike = { type: 'integer' };
const nothing: JsonSchemaLike = { type: 'null' };

/** The type of an error (rule D1). */
export const errorType: JsonSchemaLike = Object.freeze({
  type: 'object',
  required: ['code', 'message', 'data', 'cause'],
  properties: { code: text, message: text, data: true, cause: true },
});

/** The type of an event with data of some type (rule D1). */
export function eventType(data: JsonSchemaLike): JsonSchemaLike {
  const fields = { id: text, type: text, source: text, key: orNull(text), data, receivedAt: text };
  return closed(fields);
}

/** The type of a value that may be null. */
export function orNull(schema: JsonSchemaLike): JsonSchemaLike {
  return { anyOf: [schema, nothing] };
}

/** An object with exactly these fields. */
export function closed(properties: Readonly<Record<string, JsonSchemaLike>>): JsonSchemaLike {
  return { type: 'object', required: Object.keys(properties), properties, additionalProperties: false };
}

/** What is bound everywhere in a workflow (rule D1), with the types that are known. */
export function workflowScope(workflow: unknown, sight: Sight): TypeScope {
  const early = { ...baseScope(workflow, sight), vars: varsType(workflow, sight) };
  const first = { ...early, steps: stepsType(workflow, sight, early) };
  return { ...early, steps: stepsType(workflow, sight, first) };
}

function baseScope(workflow: unknown, sight: Sight): TypeScope {
  const instance = closed({
    id: text,
    businessKey: orNull(text),
    startedAt: text,
    startedBy: text,
    trigger: true,
    error: orNull(errorType),
  });
  return { input: sight.safe(valueAt(workflow, 'input')), instance, now: text };
}

/** Declared variables by their schemas; the others by what is saved into them. */
function varsType(workflow: unknown, sight: Sight): JsonSchemaLike {
  const declared = Object.entries(objectAt(workflow, 'vars')).map(
    ([name, variable]) => [name, sight.safe(valueAt(variable, 'schema'))] as const,
  );
  const saved = Object.values(objectAt(workflow, 'steps')).flatMap((step) => [
    ...savedNames(step),
    ...listAt(step, 'catch').flatMap(savedNames),
  ]);
  return closed({
    ...Object.fromEntries(saved.map((name) => [name, true as const])),
    ...Object.fromEntries(declared),
  });
}

function savedNames(part: unknown): string[] {
  return Object.keys(objectAt(part, 'save'));
}

function stepsType(workflow: unknown, sight: Sight, scope: TypeScope): JsonSchemaLike {
  const steps = Object.entries(objectAt(workflow, 'steps'));
  return closed(Object.fromEntries(steps.map(([id, step]) => [id, stepType(step, sight, scope)])));
}

function stepType(step: unknown, sight: Sight, scope: TypeScope): JsonSchemaLike {
  return closed({
    status: { enum: ['none', 'open', 'completed', 'failed', 'cancelled', 'skipped'] },
    output: orNull(outputType(step, sight, scope)),
    error: orNull(errorType),
    visits: count,
    open: count,
    by: { type: 'array', items: text },
  });
}

type OutputOf = (step: unknown, sight: Sight, scope: TypeScope) => JsonSchemaLike;

const outputs: Readonly<Record<string, OutputOf>> = Object.freeze({
  task: (step: unknown, sight: Sight) =>
    sight.safe(referred(sight.references.tasks, textAt(step, 'task'))?.output),
  manual: manualOutput,
  set: (step: unknown, _sight: Sight, scope: TypeScope) => inferTemplate(valueAt(step, 'with'), scope),
  decide: (step: unknown, _sight: Sight, scope: TypeScope) => ({
    anyOf: [...listAt(step, 'cases').map((entry) => inferTemplate(valueAt(entry, 'output'), scope)), nothing],
  }),
  delay: () => nothing,
  emit: () => text,
});

/** The type of a step's output (rule M1); what `default` and `catch` put in its place is not judged. */
export function outputType(step: unknown, sight: Sight, scope: TypeScope): JsonSchemaLike {
  const type = textAt(step, 'type') ?? '';
  const output = Object.hasOwn(outputs, type) ? outputs[type] : undefined;
  return output === undefined ? true : output(step, sight, scope);
}

function manualOutput(step: unknown, sight: Sight): JsonSchemaLike {
  const form = referred(sight.references.forms, textAt(step, 'form'));
  const schema = sight.safe(valueAt(step, 'outputSchema') ?? form?.schema);
  const own = listAt(step, 'outcomes').filter((entry) => typeof entry === 'string');
  const outcomes = own.length > 0 ? own : (form?.outcomes ?? []);
  const outcome: JsonSchemaLike = outcomes.length > 0 ? { enum: outcomes } : text;
  const always = outcomes.length > 0 ? ['outcome'] : [];
  if (schema === true)
    return { type: 'object', required: always, properties: { outcome }, additionalProperties: true };
  const required = listAt(schema, 'required').filter((entry) => typeof entry === 'string');
  const properties = { ...(objectAt(schema, 'properties') as Record<string, JsonSchemaLike>), outcome };
  return { ...schema, type: 'object', properties, required: [...required, 'outcome'] };
}

/** An entry of what references resolved to. */
export function referred<T>(
  known: Readonly<Record<string, T>>,
  reference: string | undefined,
): T | undefined {
  return reference !== undefined && Object.hasOwn(known, reference) ? known[reference] : undefined;
}
