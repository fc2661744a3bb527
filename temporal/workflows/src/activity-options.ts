import { attemptGraceMs } from '@fermata/contracts';
import { retryDecision, type DispatchTask, type RetryPolicy } from '@fermata/interpreter';
import { ActivityCancellationType, type ActivityOptions } from '@temporalio/workflow';
import { boundedMs, limits } from './limits.ts';

/**
 * How one automated task is scheduled. The retry part is the envelope of the same policy that the activity wrapper
 * asks for its verdicts: it governs only what the wrapper never sees, such as a dead worker.
 */
export function activityOptions(effect: DispatchTask, defaultQueue: string): ActivityOptions {
  return {
    activityId: effect.work,
    taskQueue: effect.queue ?? defaultQueue,
    startToCloseTimeout: boundedMs(effect.attemptTimeoutMs) + attemptGraceMs,
    scheduleToCloseTimeout: boundedMs(effect.retry.budgetMs),
    ...heartbeat(effect),
    retry: retryEnvelope(effect.retry),
    summary: clip(effect.title),
    ...(effect.priority !== 3 && { priority: { priorityKey: effect.priority } }),
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  };
}

function heartbeat(effect: DispatchTask): { heartbeatTimeout?: number } {
  if (effect.heartbeatMs !== undefined) return { heartbeatTimeout: boundedMs(effect.heartbeatMs) };
  return effect.attemptTimeoutMs > limits.quietAttemptMs ? { heartbeatTimeout: limits.heartbeatMs } : {};
}

/** The options the server applies by itself: never more attempts, longer waits or other errors than the policy says. */
export function retryEnvelope(policy: RetryPolicy): NonNullable<ActivityOptions['retry']> {
  const maximumAttempts = Math.max(1, Math.trunc(policy.attempts));
  const unretried = unretriedTimeouts(policy);
  if (maximumAttempts === 1) return { maximumAttempts };
  const first = boundedMs(Math.min(policy.firstMs, policy.maxMs));
  return {
    maximumAttempts,
    initialInterval: first,
    backoffCoefficient: coefficient(policy, first, maximumAttempts),
    // The cap also cuts nextRetryDelay, so it must admit a Retry-After: the waits themselves stay below maxMs by the coefficient.
    maximumInterval: boundedMs(Math.max(policy.budgetMs, first)),
    nonRetryableErrorTypes: ['NotFoundError', ...unretried],
  };
}

/** The policy's factor, lowered where its last wait would pass the policy's longest wait. */
function coefficient(policy: RetryPolicy, first: number, attempts: number): number {
  const factor = Math.max(1, policy.factor);
  const growths = attempts - 2;
  const longest = Math.max(first, policy.maxMs);
  return first * factor ** growths <= longest ? factor : Math.max(1, (longest / first) ** (1 / growths));
}

function unretriedTimeouts(policy: RetryPolicy): readonly string[] {
  return [
    ...(isRetried(policy, 'timeout') ? [] : ['TemporalTimeout:StartToClose']),
    ...(isRetried(policy, 'timeout.heartbeat') ? [] : ['TemporalTimeout:Heartbeat']),
  ];
}

/** Asks the policy itself, as if there were attempts and time without end. */
function isRetried(policy: RetryPolicy, code: string): boolean {
  const endless = { ...policy, attempts: 2, budgetMs: Number.POSITIVE_INFINITY };
  return retryDecision(endless, { code }, { attempt: 1, elapsedMs: 0, now: 0, random: 0 }).retry;
}

/** A summary of at most 400 bytes. */
export function clip(title: string): string {
  return title.length <= limits.summaryCharacters
    ? title
    : `${title.slice(0, limits.summaryCharacters - 1)}…`;
}
