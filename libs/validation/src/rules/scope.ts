import type { JsonSchemaLike, TypeScope } from '@fermata/expressions';
import { flowOf, type Flow, type Known } from './flow/flow.ts';
import { outputsOf, type StepOutputs } from './outputs.ts';
import { objectAt, valueAt, type Sight } from './read.ts';
import { recordType } from './records.ts';
import { closed, errorType, orNull, textType } from './shapes.ts';
import { variablesOf, varsType, type Variable } from './variables.ts';

/** What is known of the data of a workflow: the types of all outputs and variables, and what has happened where. */
export interface World {
  readonly workflow: unknown;
  readonly sight: Sight;
  readonly base: TypeScope;
  readonly outputs: ReadonlyMap<string, StepOutputs>;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly flow: Flow;
  /** What is bound everywhere, as if all had gone well before: where nothing is known of the moment. */
  readonly loose: TypeScope;
  /** Types of records that have been made, by step and statuses. */
  readonly records: Map<string, JsonSchemaLike>;
}

/** Outputs depend on variables and on each other: so often they are looked at again. */
const ROUNDS = 3;

/** Types the data of a workflow. */
export function worldOf(workflow: unknown, sight: Sight): World {
  const base = baseScope(workflow, sight);
  let world: World = {
    workflow,
    sight,
    base,
    outputs: new Map(),
    variables: new Map(),
    flow: flowOf(workflow),
    loose: { ...base, vars: true, steps: true },
    records: new Map(),
  };
  for (let round = 0; round < ROUNDS; round += 1) world = lookAgain(world);
  return world;
}

function lookAgain(world: World): World {
  const { workflow, sight, loose: scope } = world;
  const steps = Object.entries(objectAt(workflow, 'steps'));
  const outputs = new Map(steps.map(([id, step]) => [id, outputsOf(step, sight, scope)]));
  const variables = variablesOf(workflow, sight, { scope, outputs });
  const seen: World = { ...world, outputs, variables, records: new Map() };
  return { ...seen, loose: boundAt(seen, undefined) };
}

/** What is bound everywhere (rule D1), as it is known at one moment; without a moment as if all had gone well before. */
export function scopeAt(world: World, known: Known | undefined): TypeScope {
  return known === undefined ? world.loose : boundAt(world, known);
}

function boundAt(world: World, known: Known | undefined): TypeScope {
  const steps = world.flow.graph.ids.map(
    (id, index) => [id, recordOf(world, id, known?.statuses[index])] as const,
  );
  return {
    ...world.base,
    vars: varsType(world.variables, known?.saved),
    steps: closed(Object.fromEntries(steps)),
  };
}

function recordOf({ records, outputs }: World, id: string, statuses: number | undefined): JsonSchemaLike {
  const key = `${id}/${statuses ?? ''}`;
  const made =
    records.get(key) ?? recordType(id, outputs.get(id) ?? { completed: true, skipped: true }, statuses);
  records.set(key, made);
  return made;
}

function baseScope(workflow: unknown, sight: Sight): TypeScope {
  const input = sight.safe(valueAt(workflow, 'input')) as JsonSchemaLike;
  return { input, instance: instanceType(false), now: textType };
}

/** The type of `instance`; its error is there once an error has ended the main part. */
export function instanceType(hasFailed: boolean): JsonSchemaLike {
  return closed({
    id: textType,
    businessKey: orNull(textType),
    startedAt: textType,
    startedBy: textType,
    trigger: true,
    error: hasFailed ? errorType : orNull(errorType, 'the instance may not have failed'),
  });
}
