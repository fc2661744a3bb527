import { isObject, type JsonValue, type World } from '@fermata/model';
import { sampleOf } from '@fermata/simulator';
import type { TrialGround } from './protocol.ts';

/** A world in which every automated step brings something: where nothing is said, a value made up from its schema. */
export function withMadeUp(
  { definition, references }: TrialGround,
  world: World,
): { readonly world: World; readonly madeUp: Readonly<Record<string, JsonValue>> } {
  const steps = isObject(definition['steps']) ? definition['steps'] : {};
  const added = Object.entries(steps).flatMap(([id, step]) => {
    if (world.steps?.[id] !== undefined || !isObject(step)) return [];
    const schema = resultSchema(step, references);
    return schema === undefined ? [] : [[id, sampleOf(schema)] as const];
  });
  const madeUp = Object.fromEntries(added);
  return { world: withResults(world, madeUp), madeUp };
}

/** A world in which these steps bring these results. */
export function withResults(world: World, results: Readonly<Record<string, JsonValue>>): World {
  const ends = Object.entries(results).map(([id, output]) => [id, [{ output }]] as const);
  return ends.length === 0 ? world : { ...world, steps: { ...world.steps, ...Object.fromEntries(ends) } };
}

function resultSchema(
  step: Readonly<Record<string, unknown>>,
  { tasks, workflows = {} }: TrialGround['references'],
): JsonValue | undefined {
  if (step['type'] === 'task') return tasks[String(step['task'])]?.output;
  return step['type'] === 'workflow' ? workflows[String(step['workflow'])]?.output : undefined;
}
