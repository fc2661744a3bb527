import { attemptGraceMs, type TaskRequest } from '@fermata/contracts';
import type { RetryPolicy } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { activityInfo, cancellationSignal, Context, heartbeat, type Info } from '@temporalio/activity';
import type { ApplicationFailure } from '@temporalio/common';
import { CancelledFailure } from '@temporalio/common';
import { performOnce, Refused, type CheckSchema } from './attempt-work.ts';
import { AttemptTimeout, startClock, type AttemptClock } from './clock-of-attempt.ts';
import { attemptFailure } from './failure.ts';
import type { Attempt, AttemptFailure, TaskImplementation, TaskLog } from './implementation.ts';
import { placeOfWork, workOf } from './place-of-work.ts';
import type { TaskRegistry } from './registry.ts';

/** What performing tasks needs. */
export interface PerformerParts {
  readonly registry: TaskRegistry;
  readonly check: CheckSchema;
  readonly log: (fields: Readonly<Record<string, unknown>>) => TaskLog;
  /** Host time in epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * The one activity behind every implementation name. An unknown name fails the step at once and says which names are
 * near; any other failure is judged by the step's own policy.
 */
export function createPerformer(parts: PerformerParts): (request: TaskRequest) => Promise<JsonValue> {
  return async (request) => {
    const info = activityInfo();
    const implementation = parts.registry.find(info.activityType);
    if (implementation === undefined) throw unknownImplementation(info.activityType, parts.registry);
    const timeoutMs = Math.max(1, info.startToCloseTimeoutMs - attemptGraceMs);
    const clock = startClock(timeoutMs, cancellationSignal());
    const beat = startHeartbeat(info);
    const attempt = attemptOf(request, info, { clock, beat, timeoutMs, parts });
    try {
      return await performOnce(implementation, request.input, attempt, { clock, check: parts.check });
    } catch (thrown) {
      throw judged(thrown, implementation, request, { info, parts, log: attempt.log });
    } finally {
      clock.stop();
      beat.stop();
    }
  };
}

function judged(
  thrown: unknown,
  implementation: TaskImplementation,
  request: TaskRequest,
  { info, parts, log }: { info: Info; parts: PerformerParts; log: TaskLog },
): unknown {
  if (thrown instanceof Refused) return permanently(thrown.failure);
  const failure = failureOf(thrown, implementation);
  if (failure === undefined) return new CancelledFailure('the task was withdrawn');
  // A plain throw is a mistake in somebody's code: its trace stays here and goes nowhere else.
  if (failure.code === 'task.failed') log.warn('the attempt failed', { err: thrown });
  else log.info('the attempt failed', { code: failure.code, reason: failure.message });
  const now = parts.now();
  return attemptFailure(failure, request.retry as unknown as RetryPolicy | undefined, {
    attempt: info.attempt,
    elapsedMs: now - info.scheduledTimestampMs,
    now,
    random: parts.random(),
  });
}

/** Undefined where the work was withdrawn: then its end is no failure. */
function failureOf(thrown: unknown, implementation: TaskImplementation): AttemptFailure | undefined {
  if (thrown instanceof AttemptTimeout) return thrown.failure;
  const { aborted, reason } = cancellationSignal();
  if (!aborted) return implementation.describe(thrown);
  const isStopping = reason instanceof CancelledFailure && reason.message === 'WORKER_SHUTDOWN';
  return isStopping ? stopped : undefined;
}

const stopped: AttemptFailure = Object.freeze({
  code: 'worker.stopped',
  message: 'the worker was stopped during the attempt',
  class: 'retryable',
  data: null,
});

function unknownImplementation(name: string, registry: TaskRegistry): ApplicationFailure {
  const near = registry.near(name);
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
  const message = `no worker of this queue has an implementation named ${name}${hint}`;
  return permanently({ code: 'task.unknown', message, data: { name, near }, class: 'permanent' });
}

function permanently(failure: AttemptFailure): ApplicationFailure {
  return attemptFailure(failure, undefined, { attempt: 1, elapsedMs: 0, now: 0, random: 0 });
}

interface Beat {
  send(progress?: JsonValue): void;
  stop(): void;
}

/** Long attempts beat by themselves, so that a cancel arrives even where the implementation reports nothing. */
function startHeartbeat(info: Info): Beat {
  let progress: JsonValue | undefined;
  const beat = () => (progress === undefined ? heartbeat() : heartbeat(progress));
  const context = Context.current();
  const everyMs =
    info.heartbeatTimeoutMs === undefined ? undefined : Math.max(50, info.heartbeatTimeoutMs / 3);
  const timer = everyMs === undefined ? undefined : setInterval(() => context.heartbeat(progress), everyMs);
  return {
    send(next) {
      progress = next ?? progress;
      beat();
    },
    stop: () => clearInterval(timer),
  };
}

function attemptOf(
  request: TaskRequest,
  info: Info,
  made: { clock: AttemptClock; beat: Beat; timeoutMs: number; parts: PerformerParts },
): Attempt {
  const instanceId = info.workflowExecution?.workflowId ?? info.activityId;
  const { visitId, stepId, visit } = placeOfWork(workOf(request, info));
  const context = Context.current();
  return {
    projectId: request.projectId,
    instanceId,
    stepId,
    visit,
    task: request.task,
    ...(request.connection !== undefined && { connection: request.connection }),
    idempotencyKey: `${instanceId}/${visitId}`,
    attempt: info.attempt,
    timeoutMs: made.timeoutMs,
    signal: made.clock.signal,
    heartbeat: (progress) => made.beat.send(progress),
    lastProgress: (info.heartbeatDetails as JsonValue | undefined) ?? null,
    log: made.parts.log({
      instanceId,
      visit: visitId,
      task: request.task,
      attempt: info.attempt,
      workflow: context.info.workflowType,
    }),
  };
}
