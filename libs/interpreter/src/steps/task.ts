import type { DispatchTask } from '../effect.ts';
import { ok } from '../expression/result.ts';
import type { PlanTask } from '../plan/steps.ts';
import type { State } from '../advance/state.ts';
import { workId, type Begun, type StepKind } from './kind.ts';
import { completed, failedWith } from './outcome.ts';

/** Longest time of an attempt whose step and task name none: no attempt may run for ever. */
export const DEFAULT_ATTEMPT_MS = 3_600_000;

/** Work of a machine. Attempts belong to whoever performs it; here it ends once, well or not (rule E1). */
export const taskStep: StepKind<PlanTask> = Object.freeze({
  prepare({ read }, step) {
    const input = read.value(step.with);
    return input.ok ? ok({ input: input.value }) : input;
  },
  enter: () => undefined,
  work: (state, step, visit) => [dispatch(state, step, visit)],
  timers: () => [],
  settle(_step, visit, occurrence) {
    if (!('work' in occurrence) || occurrence.work !== workId(visit)) return undefined;
    if (occurrence.type === 'taskCompleted') return { outcome: completed(occurrence.output) };
    if (occurrence.type === 'taskFailed') return { outcome: failedWith(occurrence.error) };
    if (occurrence.type === 'taskCancelled') return { outcome: failedWith(cancelledOutside) };
    return undefined;
  },
  withdraw: (visit) => [{ type: 'cancelTask', key: `cancel:${workId(visit)}`, work: workId(visit) }],
  waiting: (step) => ({ for: 'activity', detail: step.implementation }),
} satisfies StepKind<PlanTask>);

/** Work that somebody else stopped: an error that only an explicit `on` catches (rule T8). */
const cancelledOutside = Object.freeze({ code: 'cancelled', message: 'the work was cancelled from outside' });

function dispatch(state: State, step: PlanTask, visit: Begun): DispatchTask {
  const attemptTimeoutMs = visit.prepared.timeoutMs ?? DEFAULT_ATTEMPT_MS;
  return {
    type: 'dispatchTask',
    key: `dispatch:${workId(visit)}`,
    work: workId(visit),
    stepId: step.id,
    title: step.title,
    task: step.task,
    implementation: step.implementation,
    ...(step.queue === undefined ? {} : { queue: step.queue }),
    input: visit.prepared.input,
    ...(step.connection === undefined ? {} : { connection: step.connection }),
    idempotencyKey: `${state.instance.id}/${visit.id}`,
    attemptTimeoutMs,
    retry: step.retry,
    ...(step.heartbeatMs === undefined ? {} : { heartbeatMs: step.heartbeatMs }),
    priority: step.priority,
    short: step.short,
  };
}
