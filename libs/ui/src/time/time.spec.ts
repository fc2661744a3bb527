import { describe, expect, it } from '@jest/globals';
import { durationWords, isoWords, type UnitWords } from './duration.tsx';
import { exactWords, msOf, relativeWords } from './moment.ts';

const say: UnitWords = (unit, count) => `${count} ${unit}`;

describe('a duration in words', () => {
  it.each([
    [0, '0 second'],
    [-5, '0 second'],
    [250, '250 millisecond'],
    [59_000, '59 second'],
    [60_000, '1 minute'],
    [7_500_000, '2 hour 5 minute'],
    [7_201_000, '2 hour'],
    [6 * 86_400_000 + 3 * 3_600_000, '6 day 3 hour'],
  ])('of %i ms is %s', (ms, words) => {
    expect(durationWords(ms, say)).toBe(words);
  });

  it.each([
    ['PT8H', '8 hour'],
    ['P2DT12H', '2 day 12 hour'],
    ['P1W', '7 day'],
    ['PT0S', '0 second'],
    ['${ input.wait }', '${ input.wait }'],
    ['Pay', 'Pay'],
  ])('of %s is %s', (text, words) => {
    expect(isoWords(text, say)).toBe(words);
  });
});

describe('a moment in words', () => {
  it.each([
    [-30_000, 'now'],
    [-3_600_000 * 5, '5 hr. ago'],
    [86_400_000 * 2, 'in 2 days'],
    [-86_400_000 * 400, 'last yr.'],
  ])('%i ms from now is "%s"', (distance, words) => {
    expect(relativeWords(1e12 + distance, 1e12, 'en')).toBe(words);
  });

  it('names the zone where it is not the computer’s', () => {
    const at = Date.UTC(2026, 0, 5, 9);
    expect(exactWords(at, { locale: 'en', zone: 'Asia/Tokyo' })).toBe('Jan 5, 2026, 06:00:00 PM GMT+9');
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(exactWords(at, { locale: 'en', zone: own, seconds: false })).not.toMatch(/GMT|EST/);
  });

  it('is no moment when it cannot be read', () => {
    expect(msOf('yesterday')).toBeNaN();
    expect(msOf('2026-01-05T09:00:00Z')).toBe(Date.UTC(2026, 0, 5, 9));
  });
});
