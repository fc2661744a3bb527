import { describe, expect, it } from '@jest/globals';
import { momentReader } from '../verbs/natural-time.ts';
import { fromWall, toWall } from './wall.ts';
import { momentOf } from './when.ts';

// A Monday, before noon, by the clock of this machine.
const now = new Date(2026, 2, 9, 10, 10);

describe('a quick choice', () => {
  it('lies ahead at an hour at which people work', () => {
    expect(momentOf('later', now)).toEqual(new Date(2026, 2, 9, 13, 30));
    expect(momentOf('evening', now)).toEqual(new Date(2026, 2, 9, 18));
    expect(momentOf('tomorrow', now)).toEqual(new Date(2026, 2, 10, 8));
    expect(momentOf('monday', now)).toEqual(new Date(2026, 2, 16, 8));
    expect(momentOf('monday', new Date(2026, 2, 15, 10))).toEqual(new Date(2026, 2, 16, 8));
  });

  it('of an evening that has begun is not offered', () => {
    expect(momentOf('evening', new Date(2026, 2, 9, 17))).toBeUndefined();
  });
});

describe('a moment in words', () => {
  it('is read in the language of the person', async () => {
    const english = await momentReader('en');
    const german = await momentReader('de-DE');
    expect(english('in 2 hours', now)).toEqual(new Date(2026, 2, 9, 12, 10));
    expect(english('Friday at 3 pm', now)).toEqual(new Date(2026, 2, 13, 15));
    expect(german('morgen um 9 Uhr', now)).toEqual(new Date(2026, 2, 10, 9));
    expect(german('in 2 Stunden', now)).toEqual(new Date(2026, 2, 9, 12, 10));
  });

  it('means the morning where it names a day alone', async () => {
    const english = await momentReader('en');
    expect(english('tomorrow', now)).toEqual(new Date(2026, 2, 10, 8));
  });

  it('that is over or is none is not read', async () => {
    const english = await momentReader('en');
    expect(english('yesterday at noon', now)).toBeUndefined();
    expect(english('soonish', now)).toBeUndefined();
  });
});

describe('the clock on the wall of a zone', () => {
  it('shows the hours of the person, wherever the browser stands', () => {
    const wall = toWall(new Date('2026-03-09T12:00:00Z'), 'America/New_York');
    expect([wall.getDate(), wall.getHours()]).toEqual([9, 8]);
    expect(fromWall(wall, 'America/New_York')).toEqual(new Date('2026-03-09T12:00:00Z'));
  });

  it('keeps its hour when the clocks have changed meanwhile', () => {
    const saturday = toWall(new Date('2026-03-28T12:00:00Z'), 'Europe/Berlin');
    const monday = momentOf('monday', saturday) ?? saturday;
    expect(fromWall(monday, 'Europe/Berlin')).toEqual(new Date('2026-03-30T06:00:00Z'));
  });

  it('is read back to the same moment in every hour of the day on which the clocks go forward', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => new Date(Date.UTC(2026, 2, 29, hour)));
    expect(hours.map((hour) => fromWall(toWall(hour, 'Europe/Berlin'), 'Europe/Berlin'))).toEqual(hours);
  });
});
