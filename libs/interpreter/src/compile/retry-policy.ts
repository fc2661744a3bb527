import { isObject, parseDuration, type Retry, type TaskDefaults } from '@fermata/model';
import { nominalMs } from '../duration.ts';
import type { RetryPolicy } from '../retry.ts';

const DAY_MS = 86_400_000;

/** One attempt; a day until it must have ended, queueing included, so that lost work never waits for ever. */
const ONCE: RetryPolicy = Object.freeze({
  attempts: 1,
  firstMs: 1_000,
  factor: 2,
  maxMs: DAY_MS,
  jitter: 0,
  budgetMs: DAY_MS,
  on: Object.freeze(['class:retryable']),
});

/**
 * The policy of a step (rule E1): its own `retry` over the task's. Neither = one attempt; `retry: {}` = three attempts,
 * one second, doubling, class retryable; `budget` P1D. Field by field the step's wins.
 */
export function retryPolicy(own: unknown, defaults: TaskDefaults | undefined): RetryPolicy {
  if (!isObject(own) && defaults?.retry === undefined) return ONCE;
  const retry: Retry = { ...defaults?.retry, ...(isObject(own) ? own : {}) };
  return {
    attempts: numberOr(retry.attempts, 3),
    firstMs: durationOr(retry.first, 1_000),
    factor: numberOr(retry.factor, 2),
    maxMs: durationOr(retry.max, DAY_MS),
    jitter: numberOr(retry.jitter, 0),
    budgetMs: durationOr(retry.budget, DAY_MS),
    on: Array.isArray(retry.on) ? retry.on.filter((pattern) => typeof pattern === 'string') : ONCE.on,
  };
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** Milliseconds of a duration text; where a calendar would be needed a month counts 30 days. */
export function durationOr(text: unknown, otherwise: number): number {
  const parts = typeof text === 'string' ? parseDuration(text) : undefined;
  return parts === undefined ? otherwise : nominalMs(parts);
}
