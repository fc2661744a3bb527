import type { PlanCalendar } from './calendar/calendar.ts';

/** How attempts of one automated task are repeated. All durations in milliseconds. */
export interface RetryPolicy {
  /** All attempts, the first included. */
  readonly attempts: number;
  readonly firstMs: number;
  readonly factor: number;
  /** Longest wait between two attempts. */
  readonly maxMs: number;
  /** Share of the wait that is random, 0 to 1. */
  readonly jitter: number;
  /** All attempts with waits and queueing together. */
  readonly budgetMs: number;
  /** Codes, dotted prefixes or `class:…` that are retried. */
  readonly on: readonly string[];
  /** Attempts start only in the open hours of this calendar; absent = at any time. */
  readonly window?: PlanCalendar;
}
