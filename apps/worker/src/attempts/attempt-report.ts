import type { TaskRequest } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { AttemptReport } from '@fermata/persistence';
import type { Info } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { placeOfWork, workOf } from '../tasks/place-of-work.ts';

/** What stays the same in all reports of one attempt. */
export type AttemptPlace = Omit<AttemptReport, 'endedAt' | 'outcome' | 'error' | 'nextAt' | 'lines'>;

/** How an attempt ended. */
export type AttemptEnd = Pick<AttemptReport, 'outcome' | 'error' | 'nextAt'>;

/** Where an attempt stands. Items and compensations are told with the visit of their step. */
export function placeOfAttempt(
  request: Pick<TaskRequest, 'projectId' | 'trial'>,
  info: Info,
  { startedAt, worker }: { readonly startedAt: Date; readonly worker: string },
): AttemptPlace {
  return {
    projectId: request.projectId,
    instanceId: info.workflowExecution?.workflowId ?? info.activityId,
    work: info.activityId,
    attempt: info.attempt,
    visit: placeOfWork(workOf(request, info)).visitId.replace(/[[~].*$/, ''),
    runId: info.workflowExecution?.runId ?? info.activityRunId ?? '',
    implementation: info.activityType,
    worker,
    startedAt,
  };
}

/** What a failure of the activity says: withdrawn, or failed with its error, and when it is tried again. */
export function endOfFailure(failure: unknown, now: number): AttemptEnd {
  if (failure instanceof CancelledFailure) return { outcome: 'withdrawn' };
  if (!(failure instanceof ApplicationFailure)) {
    return { outcome: 'failed', error: { code: 'task.failed', message: String(failure).slice(0, 2000) } };
  }
  const { type, message, details, nonRetryable, nextRetryDelay } = failure;
  const data = (details?.[0] ?? null) as JsonValue;
  const error = { code: type ?? 'task.failed', message, ...(data === null ? {} : { data }) };
  if (nonRetryable === true || typeof nextRetryDelay !== 'number') return { outcome: 'failed', error };
  return { outcome: 'failed', error, nextAt: new Date(now + nextRetryDelay) };
}
