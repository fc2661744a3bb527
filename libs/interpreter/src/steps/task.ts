import type { JsonValue } from '@fermata/model';
import type { DispatchTask } from '../effect.ts';
import type { Reader } from '../expression/reader.ts';
import { ok } from '../expression/result.ts';
import type { PlanTask } from '../plan/steps.ts';
import type { State } from '../advance/state.ts';
import { workId, type Begun, type StepKind } from './kind.ts';
import { adaptInput, adaptOutput } from './adapter.ts';
import { completed, failedWith, type Outcome } from './outcome.ts';

/** Longest time of an attempt whose step and task name none: no attempt may run for ever. */
export const DEFAULT_ATTEMPT_MS = 3_600_000;

/** Work of a machine. Attempts belong to whoever performs it; here it ends once, well or not (rule E1). */
export const taskStep: StepKind<PlanTask> = Object.freeze({
  prepare({ read }, step) {
    const given = read.value(step.with);
    const input = given.ok ? adaptInput(read, step.adapter, given.value) : given;
    return input.ok ? ok({ input: input.value }) : input;
  },
  enter: () => undefined,
  work: (state, step, visit) => [dispatch(state, step, visit)],
  timers: () => [],
  settle(step, visit, occurrence, { read }) {
    if (!('work' in occurrence) || occurrence.work !== workId(visit)) return undefined;
    if (occurrence.type === 'taskCompleted') return { outcome: outcomeOf(read, step, occurrence.output) };
    if (occurrence.type === 'taskFailed') return { outcome: failedWith(occurrence.error) };
    if (occurrence.type === 'taskCancelled') return { outcome: failedWith(cancelledOutside) };
    return undefined;
  },
  withdraw: (visit) => [{ type: 'cancelTask', key: `cancel:${workId(visit)}`, work: workId(visit) }],
  waiting: (step) => ({ for: 'activity', detail: step.implementation }),
} satisfies StepKind<PlanTask>);

/** What the task makes of the result; a result that it can make nothing of is an error of the step. */
function outcomeOf(read: Reader, { adapter }: PlanTask, result: JsonValue): Outcome {
  const output = adaptOutput(read, adapter, result);
  return output.ok ? completed(output.value) : failedWith(output.error);
}

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
