import { describe, expect, it } from '@jest/globals';
import { marksOf, readNumber, typedNumber } from './read-number.ts';
import { localMoment, momentOf } from './zoned.ts';

const english = marksOf('en');
const german = marksOf('de');

describe('a number that somebody types', () => {
  it.each([
    ['1,234.5', english, 1234.5],
    ['1.234,5', german, 1234.5],
    ['1.5', german, 1.5],
    ['1.500', german, 1500],
    ['-0,25', german, -0.25],
    ['1 000', english, 1000],
    ['1e3', english, 1000],
    ['', english, undefined],
    ['12a', english, 'unreadable'],
    ['1.2.3', english, 'unreadable'],
    ['Infinity', english, 'unreadable'],
    ['9'.repeat(400), english, 'unreadable'],
  ] as const)('%s is read as the language means it', (typed, marks, number) => {
    expect(readNumber(typed, marks)).toBe(number);
  });

  it('comes back as it can be typed, money with its cents', () => {
    expect(typedNumber(1234.5, german)).toBe('1234,5');
    expect(typedNumber(240, english, 2)).toBe('240.00');
    expect(typedNumber(0.125, english, 2)).toBe('0.125');
  });
});

describe('a moment that somebody types', () => {
  it('is meant in the zone beside it', () => {
    expect(momentOf('2030-12-24T18:00', 'Europe/Berlin')).toBe('2030-12-24T17:00:00Z');
    expect(localMoment('2030-12-24T17:00:00Z', 'Europe/Berlin')).toBe('2030-12-24T18:00');
    expect(localMoment('2030-12-24T18:00:00+01:00', 'Asia/Tokyo')).toBe('2030-12-25T02:00');
  });

  it('exists in the hour that is skipped, and once in the hour that is there twice', () => {
    expect(momentOf('2030-03-31T02:30', 'Europe/Berlin')).toBe('2030-03-31T01:30:00Z');
    expect(momentOf('2030-10-27T02:30', 'Europe/Berlin')).toBe('2030-10-27T00:30:00Z');
  });

  it('is nothing where it is no moment', () => {
    expect(momentOf('soon', 'UTC')).toBeUndefined();
    expect(localMoment('soon', 'UTC')).toBe('');
  });
});
