import { isObject, type JsonObject } from '@fermata/model';
import type { Known } from '@fermata/validation';
import type { ActivityAnswer } from '../../../../shared/api/generated/types.gen.ts';

/** What is known of the world around the document. */
export interface Surroundings {
  readonly known: Known | undefined;
  readonly catalogue: readonly ActivityAnswer[];
}

/** The JSON Schema of what a step takes: of its task, form, event, workflow or decision table; undefined if unknown. */
export function inputSchemaOf(step: JsonObject, around: Surroundings): JsonObject | undefined {
  const { type } = step;
  const read = typeof type === 'string' && Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return schemaFrom(read?.(step, around));
}

type Reader = (step: JsonObject, around: Surroundings) => unknown;

const READERS: Readonly<Record<string, Reader>> = Object.freeze({
  task: (step, around) =>
    around.known?.references.tasks[nameIn(step, 'task')]?.input ?? activityOf(step, around)?.inputSchema,
  manual: (step, { known }) => known?.references.forms[nameIn(step, 'form')]?.input,
  emit: (step, { known }) => known?.references.events[nameIn(step, 'event')]?.schema,
  workflow: (step, { known }) => known?.references.workflows?.[nameIn(step, 'workflow')]?.input,
  decide: (step, { known }) =>
    tableInput(known?.references.decisions?.[nameIn(step, 'decision')]?.definition),
});

/** The implementation that a task step names, as workers and executors offer it. */
export function activityOf(step: JsonObject, { catalogue }: Surroundings): ActivityAnswer | undefined {
  const name = nameIn(step, 'task').split('@')[0];
  return catalogue.find((activity) => activity.name === name);
}

function nameIn(step: JsonObject, field: string): string {
  const name = step[field];
  return typeof name === 'string' ? name : '';
}

function schemaFrom(value: unknown): JsonObject | undefined {
  return isObject(value) ? (value as JsonObject) : undefined;
}

/** A decision table reads the fields of `input` that its columns are named after, unless a column has an expression. */
function tableInput(definition: unknown): JsonObject | undefined {
  const inputs = isObject(definition) ? (definition as JsonObject)['inputs'] : undefined;
  if (!Array.isArray(inputs)) return undefined;
  const columns = inputs.filter(isObject) as readonly JsonObject[];
  const properties = columns
    .filter((column) => column['expression'] === undefined && typeof column['name'] === 'string')
    .map((column) => [String(column['name']), columnSchema(column)] as const);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function columnSchema({ title, type, values }: JsonObject): JsonObject {
  const isText = type === 'string' || type === 'date' || type === 'date-time';
  return {
    ...(title === undefined ? {} : { title }),
    ...(type === undefined || type === 'any' ? {} : { type: isText ? 'string' : type }),
    ...(Array.isArray(values) ? { enum: values } : {}),
  };
}
