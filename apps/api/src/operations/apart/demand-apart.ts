import { answeringVerbs, type Operation, type OperatorVerb } from '@fermata/contracts';
import { imageOf, leadsRound, stepOf, type Plan } from '@fermata/interpreter';
import { isObject, type JsonValue } from '@fermata/model';
import {
  answersOf,
  demandMayAnswerVisit,
  refuseApart,
  type InstanceDetail,
  type Transaction,
} from '@fermata/persistence';
import { apartSteps, type KnownInstance } from './apart-steps.ts';

/** Verbs by which the instance goes on by another plan. */
const moving: readonly OperatorVerb[] = Object.freeze(['move', 'undo-move']);

/** Whether a verb could stand in for somebody's answer, or lead round it. */
export function isJudgedApart(verb: OperatorVerb): boolean {
  return answeringVerbs.includes(verb) || moving.includes(verb);
}

/** The plan that an instance goes on by, and the one that it would move to. */
export interface Plans {
  readonly plan: JsonValue | undefined;
  readonly target?: JsonValue | undefined;
}

/**
 * Separation of duties holds for operators too: fails with `task.separation` (403) where the verb stands in for an answer
 * that its actor may not give, or leads the instance round it by a jump, a move, or its undoing.
 */
export async function demandApart(
  tx: Transaction,
  instance: InstanceDetail,
  operation: Operation,
  { plan, target }: Plans,
): Promise<void> {
  const { verb, actor } = operation;
  const visit = operation.visit ?? operation.from;
  const isAnswering = visit !== undefined && answeringVerbs.includes(verb);
  const [answers] = await Promise.all([
    isJudgedApart(verb) ? answersOf(tx, instance.id) : [],
    isAnswering && demandMayAnswerVisit(tx, { instanceId: instance.id, visit }, actor),
  ]);
  if (plan === undefined || !isJudgedApart(verb)) return;
  const known = { ...instance, answers };
  const now = (target ?? plan) as unknown as Plan;
  if (isRefused(operation, known, plan as unknown as Plan, now)) await refuseApart(tx, actor);
}

interface Standing extends KnownInstance {
  readonly steps: JsonValue;
  readonly waiting: JsonValue;
}

/** Judges the verb by the plan alone: what is held, or not there yet, has no task to be judged by. */
export function isRefused(operation: Operation, known: Standing, plan: Plan, now: Plan): boolean {
  const { actor, visit, from } = operation;
  const apart = apartSteps(plan, known, actor);
  if (apart.size === 0) return false;
  const place = visit ?? from;
  if (place !== undefined && apart.has(stepOf(place))) return true;
  const mapping = operation.move?.mapping ?? {};
  // Answers go along with their steps, whatever these are called there.
  const answers = known.answers.map((one) => ({ ...one, stepId: imageOf(mapping, one.stepId) }));
  // Where an undone move leads back to stands in the instance alone: no approval counts as kept there. Who is refused for
  // that may name the older version in a move, which is judged by its plan.
  const still =
    operation.verb === 'undo-move' ? new Set<string>() : apartSteps(now, { ...known, answers }, actor);
  return [...apart].some((approval) => {
    const isDone = known.answers.some(({ stepId }) => stepId === approval);
    const image = imageOf(mapping, approval);
    const there = { plan: now, approval: still.has(image) ? image : undefined };
    return waysOf(operation, known, plan).some(([old, at]) =>
      leadsRound({ plan, at: old, approval }, { ...there, at }, isDone),
    );
  });
}

/** From where to where the verb leads the instance. */
function waysOf(
  operation: Operation,
  known: Standing,
  { start }: Plan,
): readonly (readonly [old: string, now: string])[] {
  const { verb, from = '', to = '', move } = operation;
  if (verb === 'jump') return [[stepOf(from), to]];
  if (!moving.includes(verb)) return [];
  const inUse = stepsInUse(known);
  // Nothing is known of an instance that has only just begun: it goes on from its start.
  return (inUse.length === 0 ? [start] : inUse).map((id) => [id, imageOf(move?.mapping ?? {}, id)]);
}

/** Steps where something is open or waits. */
function stepsInUse({ steps, waiting }: Standing): readonly string[] {
  const rows = (value: JsonValue) => (Array.isArray(value) ? value.filter(isObject) : []);
  const open = rows(steps).flatMap(({ id, open: count }) => (Number(count) > 0 ? [String(id)] : []));
  return [...new Set([...open, ...rows(waiting).map(({ stepId }) => String(stepId))])];
}
