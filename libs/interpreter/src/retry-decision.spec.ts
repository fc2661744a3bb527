import { describe, expect, it } from '@jest/globals';
import { classOf, matchesOn, matchesPattern, retryDecision, type RetryPolicy } from './index.ts';

const policy: RetryPolicy = {
  attempts: 4,
  firstMs: 1_000,
  factor: 2,
  maxMs: 3_000,
  jitter: 0,
  budgetMs: 60_000,
  on: ['class:retryable'],
};
const moment = { attempt: 1, elapsedMs: 0, now: 0, random: 0.5 };

describe('retryDecision (rule E1)', () => {
  it('doubles the pause up to the longest one', () => {
    const pauses = [1, 2, 3].map((attempt) => retryDecision(policy, { code: 'x' }, { ...moment, attempt }));
    expect(pauses).toEqual([1_000, 2_000, 3_000].map((delayMs) => ({ retry: true, delayMs })));
  });

  it('counts the first attempt', () => {
    expect(retryDecision(policy, { code: 'x' }, { ...moment, attempt: 4 })).toEqual({
      retry: false,
      reason: 'attempts',
    });
  });

  it('stops where the pause would end past the budget', () => {
    const late = { ...moment, elapsedMs: 59_000 };
    expect(retryDecision(policy, { code: 'x' }, late)).toEqual({ retry: false, reason: 'budget' });
    expect(retryDecision(policy, { code: 'x' }, { ...moment, elapsedMs: 58_999 })).toMatchObject({
      retry: true,
    });
  });

  it('retries only what `on` names', () => {
    expect(retryDecision(policy, { code: 'http.404' }, moment)).toEqual({ retry: false, reason: 'class' });
    expect(retryDecision(policy, { code: 'mine' }, moment, { mine: 'business' })).toEqual({
      retry: false,
      reason: 'class',
    });
    expect(retryDecision({ ...policy, on: ['http.404'] }, { code: 'http.404' }, moment)).toMatchObject({
      retry: true,
    });
  });

  it('leaves the share `jitter` of the pause to chance', () => {
    const decide = (random: number) =>
      retryDecision({ ...policy, jitter: 0.4 }, { code: 'x' }, { ...moment, random });
    expect([0, 0.5, 0.999].map(decide)).toEqual(
      [1_000, 800, 600].map((delayMs) => ({ retry: true, delayMs })),
    );
  });

  it('waits longer when the other side asks for it', () => {
    const decision = retryDecision(policy, { code: 'http.429', retryAfterMs: 9_000 }, moment);
    expect(decision).toEqual({ retry: true, delayMs: 9_000 });
  });
});

describe('error codes (rule E4)', () => {
  it.each([
    ['timeout', 'timeout.budget', true],
    ['timeout.budget', 'timeout', false],
    ['time', 'timeout', false],
    ['http.5xx', 'http.503', true],
    ['http.5xx', 'http.50', false],
    ['http.5xx', 'http.5ab', false],
    ['5xx', '503', true],
    ['http', 'http.503', true],
    ['HTTP', 'http.503', false],
    ['class:business', 'rule.violated', true],
    ['class:business', 'rule.violated.limit', true],
    ['class:retryable', 'never.heard.of', true],
    ['class:retryable', 'cancelled', false],
    ['class:permanent', 'loop.budget', false],
    ['class:permanent', 'http.404', true],
    ['class:retryable', 'http.429', true],
  ])('%s takes %s: %s', (pattern, code, expected) => {
    expect(matchesPattern(pattern, code)).toBe(expected);
  });

  it('without `on` takes all but cancellation and the engine’s own', () => {
    const codes = [
      'x',
      'cancelled',
      'join.deadlock',
      'gate.deadlock',
      'loop.budget',
      'token.limit',
      'size.exceeded',
      'workflow.depth',
    ];
    expect(codes.filter((code) => matchesOn(undefined, code))).toEqual(['x']);
  });

  it('believes the class that a task declares', () => {
    expect([classOf('a.b', { 'a.b': 'business' }), classOf('http.404', { 'http.404': 'retryable' })]).toEqual(
      ['business', 'retryable'],
    );
    expect(classOf('constructor')).toBe('retryable');
  });
});
