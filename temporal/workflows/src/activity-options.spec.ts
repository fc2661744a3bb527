import { attemptGraceMs } from '@fermata/contracts';
import type { DispatchTask, RetryPolicy } from '@fermata/interpreter';
import { describe, expect, it } from '@jest/globals';
import { activityOptions, retryEnvelope } from './activity-options.ts';

const policy: RetryPolicy = {
  attempts: 5,
  firstMs: 1000,
  factor: 2,
  maxMs: 30_000,
  jitter: 0,
  budgetMs: 3_600_000,
  on: ['class:retryable'],
};

const effect = (more: Partial<DispatchTask> = {}): DispatchTask => ({
  type: 'dispatchTask',
  key: 'dispatch:a#1',
  work: 'a#1',
  stepId: 'a',
  title: 'Charge the card',
  task: 'payments.charge',
  implementation: 'payments.charge',
  input: {},
  idempotencyKey: 'i/a#1',
  attemptTimeoutMs: 20_000,
  retry: policy,
  priority: 3,
  short: false,
  ...more,
});

/** The waits that the server makes by itself. */
function waits(of: RetryPolicy): number[] {
  const {
    maximumAttempts = 0,
    initialInterval = 0,
    backoffCoefficient = 2,
    maximumInterval = 0,
  } = retryEnvelope(of);
  return Array.from({ length: maximumAttempts - 1 }, (_, n) =>
    Math.min(Number(initialInterval) * backoffCoefficient ** n, Number(maximumInterval)),
  );
}

describe('the options of an activity', () => {
  it('always end: an attempt, all attempts together, and a silent worker', () => {
    const options = activityOptions(effect({ attemptTimeoutMs: 600_000 }), 'x-activity');
    expect(options).toMatchObject({
      activityId: 'a#1',
      taskQueue: 'x-activity',
      startToCloseTimeout: 600_000 + attemptGraceMs,
      scheduleToCloseTimeout: 3_600_000,
      heartbeatTimeout: 20_000,
      summary: 'Charge the card',
    });
  });

  it('ask no heartbeat of short attempts and take the one that is given', () => {
    expect(activityOptions(effect(), 'q').heartbeatTimeout).toBeUndefined();
    expect(activityOptions(effect({ heartbeatMs: 1000 }), 'q').heartbeatTimeout).toBe(1000);
  });

  it('name the queue of the implementation and a priority only where there is one', () => {
    expect(activityOptions(effect({ queue: 'gpu', priority: 1 }), 'q')).toMatchObject({
      taskQueue: 'gpu',
      priority: { priorityKey: 1 },
    });
    expect(activityOptions(effect(), 'q').priority).toBeUndefined();
  });

  it('keep a summary within 400 bytes', () => {
    const { summary = '' } = activityOptions(effect({ title: '語'.repeat(500) }), 'q');
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(400);
  });
});

describe('the envelope of a retry policy', () => {
  it('is one attempt and nothing else without retries', () => {
    expect(retryEnvelope({ ...policy, attempts: 1 })).toEqual({ maximumAttempts: 1 });
  });

  it('waits as the policy says', () => {
    expect(waits(policy)).toEqual([1000, 2000, 4000, 8000]);
  });

  it('never waits longer than the policy, although its cap admits a Retry-After', () => {
    const long = { ...policy, attempts: 12 };
    expect(Math.max(...waits(long))).toBeLessThanOrEqual(30_001);
    expect(retryEnvelope(long).maximumInterval).toBe(3_600_000);
  });

  it('has no wait of 0, which would mean the longest one', () => {
    expect(retryEnvelope({ ...policy, firstMs: 0, maxMs: 0 }).initialInterval).toBe(1);
  });

  it('repeats a timeout only where the policy does', () => {
    expect(retryEnvelope(policy).nonRetryableErrorTypes).toEqual(['NotFoundError']);
    expect(retryEnvelope({ ...policy, on: ['http.5xx'] }).nonRetryableErrorTypes).toEqual([
      'NotFoundError',
      'TemporalTimeout:StartToClose',
      'TemporalTimeout:Heartbeat',
    ]);
    expect(retryEnvelope({ ...policy, on: ['timeout.heartbeat'] }).nonRetryableErrorTypes).toEqual([
      'NotFoundError',
      'TemporalTimeout:StartToClose',
    ]);
  });
});
