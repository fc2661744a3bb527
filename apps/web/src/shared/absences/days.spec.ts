import { describe, expect, it } from '@jest/globals';
import { covers, daysFrom, daysOf, isWeekend, momentsOf, monthsOf } from './days.ts';

const at = (...parts: readonly [number, number, number, number?]) =>
  new Date(parts[0], parts[1] - 1, parts[2], parts[3] ?? 0).toISOString();

describe('the days of an absence', () => {
  it('run from midnight to midnight, the last one included', () => {
    expect(momentsOf({ first: '2026-03-09', last: '2026-03-10' })).toEqual({
      from: at(2026, 3, 9),
      until: at(2026, 3, 11),
    });
  });

  it('stand below their months', () => {
    expect(monthsOf(daysFrom(new Date(2026, 11, 30), 4))).toEqual([
      { month: '2026-12', count: 2 },
      { month: '2027-01', count: 2 },
    ]);
  });

  it('are read back as they were said, and a part of a day is one', () => {
    expect(daysOf({ from: at(2026, 3, 9), until: at(2026, 3, 11) })).toEqual({
      first: '2026-03-09',
      last: '2026-03-10',
    });
    expect(daysOf({ from: at(2026, 12, 31, 14), until: at(2027, 1, 1, 9) })).toEqual({
      first: '2026-12-31',
      last: '2027-01-01',
    });
  });

  it.each([
    ['', '2026-03-10'],
    ['2026-03-10', ''],
    ['2026-03-10', '2026-03-09'],
    ['next week', '2026-03-09'],
  ])('from "%s" to "%s" are none', (first, last) => {
    expect(momentsOf({ first, last })).toBeUndefined();
  });

  it('are marked among the days that are shown', () => {
    const days = daysFrom(new Date(2026, 1, 27, 15), 4);
    expect(days).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
    expect(covers({ from: at(2026, 2, 28), until: at(2026, 3, 2) }, days)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(days.map(isWeekend)).toEqual([false, true, true, false]);
  });
});
