import { matchesOn, type DeclaredClasses } from './error-match.ts';
import { nextOpen } from './calendar/open-time.ts';
import type { RetryPolicy } from './retry.ts';

/** What one failed attempt says. `retryAfterMs` is what the other side asked for, such as `Retry-After`. */
export interface AttemptError {
  readonly code: string;
  readonly retryAfterMs?: number;
}

/** Where the attempts stand. `attempt` counts from 1, `elapsedMs` from the dispatch, `random` is in [0, 1). */
export interface AttemptMoment {
  readonly attempt: number;
  readonly elapsedMs: number;
  readonly now: number;
  readonly random: number;
}

/** Try again after a pause, or stop and why. */
export type RetryDecision =
  | { readonly retry: true; readonly delayMs: number }
  | { readonly retry: false; readonly reason: 'attempts' | 'class' | 'budget' };

/**
 * Whether a failed attempt is tried again (rule E1): attempts left, the error among those that are retried, and the
 * pause within the budget. Pause = first · factor^(attempt − 1), at most `max`, of which the share `jitter` is left to
 * chance; a longer wish of the other side wins. With a `window` it ends in open hours. Pure: the same arguments give the
 * same answer.
 */
export function retryDecision(
  policy: RetryPolicy,
  error: AttemptError,
  moment: AttemptMoment,
  declared: DeclaredClasses = {},
): RetryDecision {
  if (!matchesOn(policy.on, error.code, declared)) return { retry: false, reason: 'class' };
  if (moment.attempt >= policy.attempts) return { retry: false, reason: 'attempts' };
  const pauseMs = Math.max(pauseOf(policy, moment), error.retryAfterMs ?? 0);
  const delayMs = untilWindow(policy, moment.now, pauseMs);
  if (moment.elapsedMs + delayMs >= policy.budgetMs) return { retry: false, reason: 'budget' };
  return { retry: true, delayMs };
}

/** Where attempts have a window the next one waits for it, and the budget runs on meanwhile. */
function untilWindow({ window }: RetryPolicy, now: number, pauseMs: number): number {
  if (window === undefined) return pauseMs;
  return (nextOpen(window, now + pauseMs) ?? Number.POSITIVE_INFINITY) - now;
}

function pauseOf(policy: RetryPolicy, { attempt, random }: AttemptMoment): number {
  const grown = policy.firstMs * policy.factor ** (attempt - 1);
  const pause = Math.min(grown, policy.maxMs);
  return Math.round(pause * (1 - policy.jitter * random));
}
