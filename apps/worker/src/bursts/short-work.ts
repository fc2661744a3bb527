import type { BurstError } from '@fermata/contracts';
import type { DispatchTask } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { performOnce, Refused } from '../tasks/attempt-work.ts';
import { AttemptTimeout, startClock } from '../tasks/clock-of-attempt.ts';
import { delayOf, toldOf } from '../tasks/failure.ts';
import type { Attempt, AttemptFailure, TaskImplementation } from '../tasks/implementation.ts';
import type { PerformerParts } from '../tasks/perform.ts';
import { placeOfWork } from '../tasks/place-of-work.ts';

/** How the one attempt of a short task came out; `later` = the policy wants another one, which a burst does not make. */
export type ShortOutcome =
  | { readonly type: 'taskCompleted'; readonly output: JsonValue }
  | { readonly type: 'taskFailed'; readonly error: BurstError }
  | { readonly type: 'later' };

/** What a short task is done with. */
export interface ShortParts extends Omit<PerformerParts, 'registry'> {
  readonly implementation: TaskImplementation;
}

/** Whose work it is. */
export interface ShortOwner {
  readonly projectId: string;
  readonly instanceId: string;
  /** Aborts when the burst is over. */
  readonly signal: AbortSignal;
}

/** Does one attempt of a short task; never rejects. */
export async function doShortTask(
  task: DispatchTask,
  owner: ShortOwner,
  parts: ShortParts,
): Promise<ShortOutcome> {
  const clock = startClock(task.attemptTimeoutMs, owner.signal);
  const startedAt = parts.now();
  const attempt = attemptOf(task, owner, { signal: clock.signal, log: parts.log });
  try {
    const { check, implementation } = parts;
    const output = await performOnce(implementation, task.input, attempt, { clock, check });
    return { type: 'taskCompleted', output };
  } catch (thrown) {
    return outcomeOf(task, failureOf(thrown, parts.implementation), { parts, startedAt });
  } finally {
    clock.stop();
  }
}

function failureOf(thrown: unknown, implementation: TaskImplementation): AttemptFailure {
  if (thrown instanceof Refused || thrown instanceof AttemptTimeout) return thrown.failure;
  return implementation.describe(thrown);
}

function outcomeOf(
  { retry }: DispatchTask,
  failure: AttemptFailure,
  { parts, startedAt }: { parts: ShortParts; startedAt: number },
): ShortOutcome {
  const now = parts.now();
  const standing = { attempt: 1, elapsedMs: now - startedAt, now, random: parts.random() };
  if (delayOf(failure, retry, standing) !== undefined) return { type: 'later' };
  const { message, data } = toldOf(failure);
  return { type: 'taskFailed', error: { code: failure.code, message, ...(data === null ? {} : { data }) } };
}

function attemptOf(
  task: DispatchTask,
  { projectId, instanceId }: ShortOwner,
  { signal, log }: { signal: AbortSignal; log: ShortParts['log'] },
): Attempt {
  const { visitId, stepId, visit } = placeOfWork(task.work);
  return {
    projectId,
    instanceId,
    stepId,
    visit,
    task: task.task,
    ...(task.connection === undefined ? {} : { connection: task.connection }),
    idempotencyKey: task.idempotencyKey,
    attempt: 1,
    timeoutMs: task.attemptTimeoutMs,
    signal,
    heartbeat: () => undefined,
    lastProgress: null,
    log: log({ instanceId, visit: visitId, task: task.task, attempt: 1, burst: true }),
  };
}
