import { describe, expect, it } from '@jest/globals';
import { RateLimit } from './rate-limit.ts';

describe('the rate of one credential', () => {
  it('lets a burst through, then as much as time gives back', () => {
    let nowMs = 0;
    const limit = new RateLimit({ burst: 3, perSecond: 2 }, () => nowMs);
    const passes = () => {
      try {
        limit.take('token:a');
        return true;
      } catch {
        return false;
      }
    };
    expect([passes(), passes(), passes(), passes()]).toEqual([true, true, true, false]);
    nowMs = 499;
    expect(passes()).toBe(false);
    nowMs = 500;
    expect([passes(), passes()]).toEqual([true, false]);
    nowMs = 1_000_000;
    expect([passes(), passes(), passes(), passes()]).toEqual([true, true, true, false]);
  });

  it('is counted for each credential alone, and says when to come back', () => {
    const limit = new RateLimit({ burst: 1, perSecond: 0.1 }, () => 0);
    limit.take('token:a');
    expect(() => limit.take('token:b')).not.toThrow();
    expect(() => limit.take('token:a')).toThrow(
      expect.objectContaining({ code: 'rate.limited', status: 429, details: { retryAfterSeconds: 10 } }),
    );
  });

  it('forgets who has not called for longest, never who is being held back', () => {
    const limit = new RateLimit({ burst: 1, perSecond: 0.001 }, () => 0);
    for (let caller = 0; caller < 10_000; caller += 1) limit.take(`token:${caller}`);
    limit.take('token:one more');
    expect(() => limit.take('token:9999')).toThrow(expect.objectContaining({ code: 'rate.limited' }));
    expect(() => limit.take('token:0')).not.toThrow();
  });
});
