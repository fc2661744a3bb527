import type { StartChild } from '../effect.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import type { PlanStep, PlanWorkflow } from '../plan/steps.ts';
import type { State } from '../advance/state.ts';
import { textOf } from './emit.ts';
import { workId, type Begun, type Sight, type StepKind } from './kind.ts';
import { completed, failedWith } from './outcome.ts';

/** How deep a workflow may lie below the first one (rule S1). */
export const DEPTH_LIMIT = 32;

/**
 * Starts another workflow (rules S1, S2): with `mode: wait` the visit ends as the child ends, with `detach` once the
 * child has been started. Withdrawing it cancels an attached child that it started.
 */
export const workflowStep: StepKind<PlanWorkflow> = Object.freeze({
  prepare(sight, step) {
    if (depthBelow(sight.state) > DEPTH_LIMIT) return TOO_DEEP;
    const input = sight.read.value(step.with);
    if (!input.ok) return input;
    const startKey = readStartKey(sight, step);
    if (!startKey.ok) return startKey;
    return ok({ input: input.value, ...(startKey.value === undefined ? {} : { startKey: startKey.value }) });
  },
  enter: () => undefined,
  work: (state, step, visit) => [startChild(state, step, visit)],
  timers: () => [],
  settle(_step, visit, occurrence) {
    if (!('work' in occurrence) || occurrence.work !== workId(visit)) return undefined;
    if (occurrence.type === 'taskCompleted') return { outcome: completed(occurrence.output) };
    if (occurrence.type === 'taskFailed') return { outcome: failedWith(occurrence.error) };
    if (occurrence.type === 'taskCancelled') return { outcome: failedWith(CANCELLED_OUTSIDE) };
    return undefined;
  },
  withdraw: (visit) => [{ type: 'cancelChild', key: `cancel:${workId(visit)}`, work: workId(visit) }],
  waiting: (step) => ({ for: 'child', detail: `${step.workflow}@${step.version}` }),
} satisfies StepKind<PlanWorkflow>);

const TOO_DEEP = Object.freeze(
  failed('workflow.depth', `more than ${DEPTH_LIMIT} workflows below one another`),
);

/** An error that only an explicit `on` catches (rule T8). */
const CANCELLED_OUTSIDE = Object.freeze({
  code: 'cancelled',
  message: 'the child was taken away from outside',
});

/** Whether withdrawn work of a step ends only when its child has ended (rule T8). */
export function hasAttachedChild(step: PlanStep): boolean {
  return step.type === 'workflow' && step.mode === 'wait';
}

function depthBelow({ depth = 0 }: State): number {
  return depth + 1;
}

/** A null key would make all starts the same one: an error of the step instead. */
function readStartKey({ read }: Sight, { startKey }: PlanWorkflow): Result<string | undefined> {
  if (startKey === undefined) return ok(undefined);
  const key = read.value(startKey);
  if (!key.ok) return key;
  return key.value === null ? failed('expression.failed', 'the start key is null') : ok(textOf(key.value));
}

function startChild(state: State, step: PlanWorkflow, visit: Begun): StartChild {
  const { input, startKey } = visit.prepared;
  const work = workId(visit);
  return {
    type: 'startChild',
    key: `start:${work}`,
    work,
    stepId: step.id,
    title: step.title,
    workflow: step.workflow,
    version: step.version,
    input,
    mode: step.mode,
    ...(startKey === undefined ? {} : { startKey }),
    idempotencyKey: `${state.instance.id}/${visit.id}`,
    depth: depthBelow(state),
    priority: step.priority,
  };
}
