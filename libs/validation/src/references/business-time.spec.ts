import { describe, expect, it } from '@jest/globals';
import { addBusiness, compileCalendar, nextOpen, openBetween, type PlanCalendar } from '@fermata/interpreter';
import { parseDuration } from '@fermata/model';
import fc from 'fast-check';
import { zoneTable } from './zone-table.ts';

const MINUTE = 60_000;
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
];
const years = { from: 2016, through: 2031 };

const tables = new Map(ZONES.map((zone) => [zone, zoneTable(zone, years)]));

function calendarOf(zone: string, more: object = {}): PlanCalendar {
  const { calendar, problems } = compileCalendar({ zone, ...more }, tables.get(zone));
  if (calendar === undefined) throw new Error(JSON.stringify(problems));
  return calendar;
}

const at = (text: string): number => Date.parse(text);
const text = (moment: number | undefined): string =>
  moment === undefined ? 'never' : new Date(moment).toISOString().replace('.000Z', 'Z');

function later(calendar: PlanCalendar, from: string, duration: string): string {
  const parts = parseDuration(duration);
  if (parts === undefined) throw new Error(duration);
  return text(addBusiness(calendar, at(from), parts));
}

describe('the table of a zone', () => {
  it('says what the zone says, at every quarter of an hour around its changes', () => {
    for (const zone of ZONES) {
      const calendar = calendarOf(zone);
      const wall = wallClock(zone);
      for (const [change] of calendar.zone.changes.slice(0, 4)) {
        for (let minute = change - 90; minute <= change + 90; minute += 15) {
          expect([zone, minute, offsetBy(calendar, minute)]).toEqual([zone, minute, wall(minute) - minute]);
        }
      }
    }
  });

  it('knows zones of half and quarter hours, and none that does not exist', () => {
    expect(zoneTable('Asia/Kathmandu', years)).toEqual({ name: 'Asia/Kathmandu', base: 345, changes: [] });
    const changes = zoneTable('Australia/Lord_Howe', years)?.changes ?? [];
    expect([...new Set(changes.map(([, offset]) => offset))]).toEqual([630, 660]);
    expect(zoneTable('Europe/Atlantis', years)).toBeUndefined();
  });
});

function offsetBy({ zone }: PlanCalendar, minute: number): number {
  return zone.changes.reduce((offset, [from, to]) => (from <= minute ? to : offset), zone.base);
}

describe('moments in a zone (rule M3)', () => {
  const berlin = calendarOf('Europe/Berlin');

  it('counts PT parts as elapsed time and date parts as local dates', () => {
    expect(later(berlin, '2030-03-30T11:00:00Z', 'PT24H')).toBe('2030-03-31T11:00:00Z');
    expect(later(berlin, '2030-03-30T11:00:00Z', 'P1D')).toBe('2030-03-31T10:00:00Z');
    expect(later(berlin, '2030-10-26T10:00:00Z', 'P1DT1H')).toBe('2030-10-27T12:00:00Z');
  });

  it('clamps the end of a month', () => {
    expect(later(berlin, '2031-01-31T11:00:00Z', 'P1M')).toBe('2031-02-28T11:00:00Z');
    expect(later(berlin, '2028-02-29T11:00:00Z', 'P1Y')).toBe('2029-02-28T11:00:00Z');
  });

  it('takes the first instant after a gap, and the earlier one of an overlap', () => {
    expect(later(berlin, '2030-03-30T01:30:00Z', 'P1D')).toBe('2030-03-31T01:00:00Z');
    expect(later(berlin, '2030-10-26T00:30:00Z', 'P1D')).toBe('2030-10-27T00:30:00Z');
    const newYork = calendarOf('America/New_York');
    expect(later(newYork, '2030-03-09T07:30:00Z', 'P1D')).toBe('2030-03-10T07:00:00Z');
    expect(later(newYork, '2030-11-02T05:30:00Z', 'P1D')).toBe('2030-11-03T05:30:00Z');
  });

  it('takes half an hour of daylight saving as it is', () => {
    const lordHowe = calendarOf('Australia/Lord_Howe');
    expect(later(lordHowe, '2030-10-05T01:00:00Z', 'P1D')).toBe('2030-10-06T00:30:00Z');
  });

  it('begins a day without a midnight at its first instant', () => {
    const saoPaulo = calendarOf('America/Sao_Paulo', { hours: { sunday: ['00:00-02:00'] } });
    expect(text(nextOpen(saoPaulo, at('2017-10-14T12:00:00Z')))).toBe('2017-10-15T03:00:00Z');
    expect(later(saoPaulo, '2017-10-14T12:00:00Z', 'PT1H')).toBe('2017-10-15T04:00:00Z');
  });
});

describe('business time (rule M3)', () => {
  const week = Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, ['09:00-17:00']]),
  );
  const holidays = [
    '2030-12-25',
    { yearly: '01-01' },
    { date: '2030-12-24', hours: ['09:00-12:00'] },
    { date: '2030-12-30', through: '2030-12-31' },
  ];
  const office = calendarOf('Europe/Berlin', { hours: week, holidays });

  it('counts only open hours: eight of them on Friday at four end on Monday at four', () => {
    expect(later(office, '2030-06-07T14:00:00Z', 'PT8H')).toBe('2030-06-10T14:00:00Z');
  });

  it('ends a whole day of open hours at its closing, not at the next opening', () => {
    expect(later(office, '2030-06-07T07:00:00Z', 'PT8H')).toBe('2030-06-07T15:00:00Z');
  });

  it('takes no time at all to the next opening', () => {
    expect(later(office, '2030-06-08T07:00:00Z', 'PT0S')).toBe('2030-06-10T07:00:00Z');
    expect(later(office, '2030-06-07T15:00:00Z', 'P0D')).toBe('2030-06-10T07:00:00Z');
    expect(later(office, '2030-06-07T08:00:00Z', 'PT0S')).toBe('2030-06-07T08:00:00Z');
  });

  it('counts a day as an open day, at the same time of day', () => {
    expect(later(office, '2030-06-06T08:30:00Z', 'P2D')).toBe('2030-06-10T08:30:00Z');
    expect(later(office, '2030-06-09T08:30:00Z', 'P1D')).toBe('2030-06-11T07:00:00Z');
  });

  it('knows holidays, short days, ranges of days and days of every year', () => {
    expect(later(office, '2030-12-24T08:00:00Z', 'PT2H')).toBe('2030-12-24T10:00:00Z');
    expect(later(office, '2030-12-24T08:00:00Z', 'PT4H')).toBe('2030-12-26T09:00:00Z');
    expect(later(office, '2030-12-27T08:00:00Z', 'P1D')).toBe('2031-01-02T08:00:00Z');
  });

  it('never comes to an end where there is none: so much open time is not there', () => {
    const once = calendarOf('Europe/Berlin', {
      hours: {},
      holidays: [{ yearly: '02-29', hours: ['09:00-10:00'] }],
    });
    expect(later(once, '2030-01-01T00:00:00Z', 'PT90M')).toBe('2036-02-29T08:30:00Z');
    expect(later(once, '2030-01-01T00:00:00Z', 'PT1000H')).toBe('never');
    expect(later(once, '2030-01-01T00:00:00Z', 'P999999D')).toBe('never');
    expect(later(once, '2030-01-01T00:00:00Z', 'P999999Y')).toBe('never');
  });
});

describe('business time against a calendar that counts quarter by quarter', () => {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const label = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
    .map((marks) => marks.toSorted((a, b) => a - b).map((mark) => mark * 15))
    .map((marks) =>
      marks.flatMap((from, index) =>
        index % 2 === 0 && index + 1 < marks.length ? [[from, marks[index + 1] ?? 0]] : [],
      ),
    );

  it('agrees in every zone, around every change of the clocks', () => {
    const cases = fc.record({
      zone: fc.constantFrom(...ZONES),
      change: fc.nat(),
      hours: fc.array(spans, { minLength: 7, maxLength: 7 }),
      before: fc.integer({ min: 0, max: 100 }),
      length: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(cases, ({ zone, change, hours, before, length }) => {
        const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
        const written = names.map((name, day) => [
          name,
          (hours[day] ?? []).map(([from = 0, to = 0]) => `${label(from)}-${label(to)}`),
        ]);
        const calendar = calendarOf(zone, { hours: Object.fromEntries(written) });
        const changes = calendar.zone.changes;
        const anchor =
          changes.length === 0
            ? 31_000_000 - (31_000_000 % 15)
            : (changes[change % Math.min(4, changes.length)]?.[0] ?? 0);
        const start = anchor - before * 15;
        const timeMs = length * 15 * MINUTE;
        const naive = naiveAdd({ wall: wallClock(zone), hours }, start, length * 15);
        if (naive === undefined) return;
        const end = addBusiness(calendar, start * MINUTE, {
          years: 0,
          months: 0,
          days: 0,
          timeMs,
        });
        expect(end).toBe(naive * MINUTE);
        expect(openBetween(calendar, start * MINUTE, naive * MINUTE)).toBe(timeMs);
      }),
      { numRuns: 200 },
    );
  });
});

interface Naive {
  readonly wall: (minute: number) => number;
  readonly hours: readonly (readonly number[][])[];
}

/** Walks by quarters of an hour; undefined when three days were not enough. */
function naiveAdd(naive: Naive, start: number, length: number): number | undefined {
  const isOpen = naiveOpen(naive, start);
  let left = length;
  for (let minute = start; minute < start + 3 * 1440; minute += 15) {
    if (left === 0 && (length > 0 || isOpen(minute))) return minute;
    if (isOpen(minute)) left -= 15;
  }
  return undefined;
}

/** Open from the first quarter that shows the opening, or has passed it, until the first that does so for the closing. */
function naiveOpen({ wall, hours }: Naive, start: number): (minute: number) => boolean {
  const quarters = Array.from({ length: 6 * 96 }, (_, index) => start - 1440 + index * 15);
  const firstShowing = (local: number): number =>
    quarters.find((minute) => wall(minute) >= local) ?? Number.POSITIVE_INFINITY;
  const today = Math.floor(wall(start) / 1440);
  const open = [0, 1, 2, 3, 4].flatMap((ahead) =>
    (hours[(today + ahead + 3) % 7] ?? []).map(([from = 0, to = 0]) =>
      [from, to].map((mark) => firstShowing((today + ahead) * 1440 + mark)),
    ),
  );
  return (minute) => open.some(([from = 0, to = 0]) => from <= minute && minute < to);
}

/** What the clock on the wall shows, asked of the machine's own zone data each quarter of an hour. */
const walls = new Map(ZONES.map((zone) => [zone, clockOf(zone)]));

function wallClock(zone: string): (minute: number) => number {
  return walls.get(zone) ?? clockOf(zone);
}

function clockOf(timeZone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const known = new Map<number, number>();
  const shown = (minute: number): number => {
    const parts = format.formatToParts(new Date(minute * MINUTE));
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) / MINUTE;
  };
  return (minute) => {
    const local = known.get(minute) ?? shown(minute);
    known.set(minute, local);
    return local;
  };
}
