import type { JsonSchemaLike, TypeScope } from '@fermata/expressions';
import type { JsonValue } from '@fermata/model';
import { decisionOutput } from './decision-output.ts';
import { inferTemplate } from './infer.ts';
import { listAt, objectAt, textAt, valueAt, type Sight } from './read.ts';
import {
  closed,
  countType,
  elementOf,
  errorType,
  eventType,
  nullType,
  orNull,
  textType,
  union,
} from './shapes.ts';

/** What a step may leave as its output. */
export interface StepOutputs {
  /** Once it has completed, by itself or by a catch entry. */
  readonly completed: JsonSchemaLike;
  /** Once it has been skipped. */
  readonly skipped: JsonSchemaLike;
}

/** The types of a step's output (rules M1, F2, D8, T5, E3). */
export function outputsOf(step: unknown, sight: Sight, scope: TypeScope): StepOutputs {
  const otherwise = valueAt(step, 'default');
  const caught = listAt(step, 'catch').flatMap((entry) => {
    if (textAt(entry, 'then') !== 'complete') return [];
    const output = valueAt(entry, 'output') ?? otherwise;
    return [output === undefined ? nullType : inferTemplate(output, { ...scope, error: errorType })];
  });
  return {
    completed: union([visitOutput(step, sight, scope), ...caught]),
    skipped: otherwise === undefined ? nullType : inferTemplate(otherwise, scope),
  };
}

function visitOutput(step: unknown, sight: Sight, scope: TypeScope): JsonSchemaLike {
  const forEach = valueAt(step, 'forEach');
  if (forEach === undefined) return workOutput(step, sight, scope);
  const inner = itemScope(step, scope, sight);
  const output = workOutput(step, sight, inner);
  const collect = valueAt(forEach, 'collect');
  const result = collect === undefined ? output : inferTemplate(collect, { ...inner, output });
  const leavesSome = ['until', 'tolerate'].some((name) => valueAt(forEach, name) !== undefined);
  return loopOutput(leavesSome ? orNull(result, 'an item that has not completed has no result') : result);
}

/** The output of a forEach visit (rule F2). */
function loopOutput(result: JsonSchemaLike): JsonSchemaLike {
  return closed({
    results: { type: 'array', items: result },
    total: countType,
    done: countType,
    failed: countType,
    cancelled: countType,
    failures: { type: 'array', items: closed({ index: countType, error: errorType }) },
  });
}

/** What the parts of a step that are done for each item see besides (rules D1, F1); without forEach nothing. */
export function itemScope(step: unknown, scope: TypeScope, sight: Sight): TypeScope {
  const forEach = valueAt(step, 'forEach');
  if (forEach === undefined) return scope;
  const more = valueAt(forEach, 'more');
  const added = more === undefined ? [] : [addedItem(more, scope, sight)];
  const item = union([elementOf(inferTemplate(valueAt(forEach, 'items'), scope)), ...added]);
  const as = textAt(forEach, 'as');
  return { ...scope, item, index: countType, ...(as === undefined ? {} : { [as]: item }) };
}

function addedItem(more: JsonValue, scope: TypeScope, sight: Sight): JsonSchemaLike {
  const event = eventOf(more, sight);
  const written = valueAt(more, 'item');
  return written === undefined ? dataOf(more, sight) : inferTemplate(written, { ...scope, event });
}

/** The type of the events that a wait, a trigger or `more` names. */
export function eventOf(holder: unknown, sight: Sight): JsonSchemaLike {
  return eventType(dataOf(holder, sight));
}

function dataOf(holder: unknown, sight: Sight): JsonSchemaLike {
  return sight.safe(referred(sight.references.events, textAt(holder, 'event'))?.schema);
}

type OutputOf = (step: unknown, sight: Sight, scope: TypeScope) => JsonSchemaLike;

const outputs: Readonly<Record<string, OutputOf>> = Object.freeze({
  task: (step: unknown, sight: Sight) =>
    sight.safe(referred(sight.references.tasks, textAt(step, 'task'))?.output),
  manual: manualOutput,
  set: (step: unknown, _sight: Sight, scope: TypeScope) => inferTemplate(valueAt(step, 'with'), scope),
  decide: decideOutput,
  delay: () => nullType,
  emit: () => textType,
  wait: (step: unknown, sight: Sight) => dataOf(valueAt(step, 'wait'), sight),
  workflow: workflowOutput,
  end: (step: unknown, _sight: Sight, scope: TypeScope) => inferTemplate(valueAt(step, 'output'), scope),
});

/** The type of what the work of a step yields, for one item where there are items. */
export function workOutput(step: unknown, sight: Sight, scope: TypeScope): JsonSchemaLike {
  const type = textAt(step, 'type') ?? '';
  const output = Object.hasOwn(outputs, type) ? outputs[type] : undefined;
  return output === undefined ? true : output(step, sight, scope);
}

function decideOutput(step: unknown, sight: Sight, scope: TypeScope): JsonSchemaLike {
  const decision = textAt(step, 'decision');
  if (decision !== undefined) return decisionOutput(referred(sight.references.decisions ?? {}, decision));
  const cases = listAt(step, 'cases');
  const always = cases.some((entry) => valueAt(entry, 'when') === undefined);
  const types = cases.map((entry) => inferTemplate(valueAt(entry, 'output'), scope));
  return always ? union(types) : orNull(union(types), 'no case may hold');
}

function workflowOutput(step: unknown, sight: Sight): JsonSchemaLike {
  if (textAt(step, 'mode') === 'detach') return textType;
  return sight.safe(referred(sight.references.workflows ?? {}, textAt(step, 'workflow'))?.output);
}

function manualOutput(step: unknown, sight: Sight): JsonSchemaLike {
  const form = referred(sight.references.forms, textAt(step, 'form'));
  const schema = sight.safe(valueAt(step, 'outputSchema') ?? form?.schema);
  const own = listAt(step, 'outcomes').filter((entry) => typeof entry === 'string');
  const outcomes = own.length > 0 ? own : (form?.outcomes ?? []);
  const outcome: JsonSchemaLike = outcomes.length > 0 ? { enum: outcomes } : textType;
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
