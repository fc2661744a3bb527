import { retryDecision, type RetryPolicy } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { AttemptFailure } from './implementation.ts';

/** Where an attempt stands among all attempts of its work. */
export interface Standing {
  /** From 1. */
  readonly attempt: number;
  /** Since the work was first scheduled. */
  readonly elapsedMs: number;
  readonly now: number;
  /** From 0 to 1, for the jitter. */
  readonly random: number;
}

const longestMessage = 2000;
const longestData = 16 * 1024;

/**
 * The failure that Temporal gets: the core's one policy says whether and when there is another attempt. A wait of 0
 * would mean the longest wait to the server, so it is at least 1 ms.
 */
export function attemptFailure(
  failure: AttemptFailure,
  policy: RetryPolicy | undefined,
  standing: Standing,
): ApplicationFailure {
  const delayMs = policy === undefined ? undefined : delayOf(failure, policy, standing);
  const { message, data } = toldOf(failure);
  const told = ApplicationFailure.create({
    message,
    type: failure.code,
    details: [data, failure.class],
    nonRetryable: delayMs === undefined,
    ...(delayMs !== undefined && { nextRetryDelay: Math.max(1, Math.ceil(delayMs)) }),
    ...(failure.class === 'business' && { category: ApplicationFailureCategory.BENIGN }),
  });
  // The trace shows our plumbing and the host's paths; the developer's own one is in the worker's log.
  told.stack = '';
  return told;
}

/** What is said of a failure outside of its attempt: nothing too large. */
export function toldOf({ message, data }: AttemptFailure): Pick<AttemptFailure, 'message' | 'data'> {
  return { message: clip(message), data: bounded(data) };
}

/** The wait before the next attempt, in milliseconds; undefined = the policy has no further one. */
export function delayOf(
  failure: AttemptFailure,
  policy: RetryPolicy,
  standing: Standing,
): number | undefined {
  const { code, retryAfterMs } = failure;
  const error = { code, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  const decision = retryDecision(policy, error, standing, { [code]: failure.class });
  return decision.retry ? decision.delayMs : undefined;
}

function clip(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}…`;
}

function bounded(data: JsonValue): JsonValue {
  const text = JSON.stringify(data) ?? 'null';
  return text.length <= longestData ? data : { omitted: 'the data of the error is too large' };
}
