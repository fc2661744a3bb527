import { describe, expect, it } from '@jest/globals';
import { nestingOf } from './nesting.ts';
import { retryAfterMs } from './retry-after.ts';
import { timeLimit } from './time-limit.ts';

const now = Date.UTC(2026, 0, 1, 12, 0, 0);

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 7 ', 7000],
    ['0', 1],
    ['99999999', 86_400_000],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 1],
  ])('%p is a wait of %i ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  it.each([undefined, '', '-1', '1.5', 'soon', '2026-01-01', 'Xyz, 99 Foo 2026 12:00:30 GMT', '1e3'])(
    '%p says nothing',
    (header) => {
      expect(retryAfterMs(header, now)).toBeUndefined();
    },
  );
});

describe('the time of a request', () => {
  it.each([
    [undefined, undefined, 30_000, 'http.timeout'],
    ['PT1M30S', undefined, 90_000, 'http.timeout'],
    ['PT0.5S', 20_000, 500, 'http.timeout'],
    ['PT20S', 20_000, 20_000, 'timeout'],
    ['PT1M', 20_000, 20_000, 'timeout'],
    [undefined, 3_600_000, 3_600_000, 'timeout'],
    [undefined, -5, 1, 'timeout'],
  ])('with its own %p and %p ms of the attempt is %i ms, then %s', (own, attemptMs, ms, code) => {
    expect(timeLimit(own, attemptMs)).toEqual({ ms, code });
  });
});

describe('a time that is none', () => {
  it.each(['PT', '20s', 'P1D', 'PT1H', ''])('is refused: %p', (own) => {
    expect(() => timeLimit(own, undefined)).toThrow(expect.objectContaining({ code: 'http.input' }));
  });
});

describe('the nesting of a JSON text', () => {
  it.each([
    ['1', 0],
    ['{"a":[{}]}', 3],
    ['[[],[[]]]', 3],
    ['"[[[["', 0],
    ['["\\"[[[", {}]', 2],
    ['"[[[', 0],
    ['"\\', 0],
  ])('of %s is %i', (text, depth) => {
    expect(nestingOf(text)).toBe(depth);
  });

  it('is found in one pass, also where strings never end', () => {
    expect(nestingOf('"\\'.repeat(500_000))).toBe(0);
  });
});
