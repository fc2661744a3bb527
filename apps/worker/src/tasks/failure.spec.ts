import type { RetryPolicy } from '@fermata/interpreter';
import { describe, expect, it } from '@jest/globals';
import { attemptFailure } from './failure.ts';
import type { AttemptFailure } from './implementation.ts';

const policy: RetryPolicy = {
  attempts: 3,
  firstMs: 1000,
  factor: 2,
  maxMs: 30_000,
  jitter: 0,
  budgetMs: 60_000,
  on: ['class:retryable'],
};
const failure = (more: Partial<AttemptFailure> = {}): AttemptFailure => ({
  code: 'http.503',
  message: 'busy',
  class: 'retryable',
  data: null,
  ...more,
});
const standing = (attempt: number, elapsedMs = 0) => ({ attempt, elapsedMs, now: 0, random: 0 });

describe('the failure of an attempt', () => {
  it('waits as the policy says before the next attempt', () => {
    expect(attemptFailure(failure(), policy, standing(2))).toMatchObject({
      type: 'http.503',
      nonRetryable: false,
      nextRetryDelay: 2000,
    });
  });

  it('waits as long as the other side asks, within the budget', () => {
    expect(attemptFailure(failure({ retryAfterMs: 50_000 }), policy, standing(1))).toMatchObject({
      nextRetryDelay: 50_000,
    });
    expect(attemptFailure(failure({ retryAfterMs: 70_000 }), policy, standing(1)).nonRetryable).toBe(true);
  });

  it('never says a wait of 0, which the server would take for the longest one', () => {
    expect(attemptFailure(failure(), { ...policy, firstMs: 0 }, standing(1)).nextRetryDelay).toBe(1);
  });

  it('is the last one without a policy, after the last attempt, and for what is not retried', () => {
    expect(attemptFailure(failure(), undefined, standing(1)).nonRetryable).toBe(true);
    expect(attemptFailure(failure(), policy, standing(3)).nonRetryable).toBe(true);
    expect(attemptFailure(failure({ class: 'permanent' }), policy, standing(1)).nonRetryable).toBe(true);
  });

  it('carries data and class, and neither a trace nor anything too large', () => {
    const told = attemptFailure(
      failure({ data: 'x'.repeat(20_000), message: 'y'.repeat(5000) }),
      policy,
      standing(1),
    );
    expect(told.details).toEqual([{ omitted: 'the data of the error is too large' }, 'retryable']);
    expect(told.message.length).toBeLessThanOrEqual(2001);
    expect(told.stack).toBe('');
  });
});
