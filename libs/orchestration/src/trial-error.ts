import type { JsonValue } from '@fermata/model';
import { ApplicationFailure, CancelledFailure, TerminatedFailure, TimeoutFailure } from '@temporalio/common';

/** Why a trial has failed: what the step of an instance would get, or that nobody was there to do it. */
export interface TrialError {
  readonly code: string;
  readonly message: string;
  readonly data?: JsonValue;
}

const byTimeout: Readonly<Record<string, TrialError>> = Object.freeze({
  SCHEDULE_TO_START: {
    code: 'trial.no-worker',
    message: 'No worker of its queue has taken it: nothing was run',
  },
  HEARTBEAT: { code: 'timeout.heartbeat', message: 'The worker was not heard of any more' },
});

const late: TrialError = Object.freeze({ code: 'timeout', message: 'The attempt did not end in its time' });

/** Reads what Temporal gives as the cause of the end. */
export function errorOfTrial(cause: unknown): TrialError {
  if (cause instanceof ApplicationFailure) return ofImplementation(cause);
  if (cause instanceof TimeoutFailure) return byTimeout[cause.timeoutType ?? ''] ?? late;
  if (cause instanceof CancelledFailure || cause instanceof TerminatedFailure)
    return { code: 'cancelled', message: 'The work was cancelled from outside' };
  return { code: 'task.failed', message: cause instanceof Error ? cause.message : String(cause) };
}

function ofImplementation({ type, message, details }: ApplicationFailure): TrialError {
  const data = (details?.[0] ?? null) as JsonValue;
  return { code: type ?? 'task.failed', message, ...(data === null ? {} : { data }) };
}
