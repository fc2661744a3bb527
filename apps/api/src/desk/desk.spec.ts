import { describe, expect, it } from '@jest/globals';
import type { DeskPerson, HeldNumbers, OfferedNumbers } from '@fermata/persistence';
import { groupRows, personRows, totalsOf, type Counted } from './desk-load.ts';
import { breachesOf, forecastOf, perHour } from './forecast.ts';
import { SharedCounts } from './shared-counts.ts';

const person = (id: string, more: Partial<DeskPerson> = {}): DeskPerson => ({
  id,
  name: id,
  disabled: false,
  absent: false,
  groups: [],
  ...more,
});
const held = (who: string | null, open: number, overdue = 0, dueToday = 0): HeldNumbers => ({
  person: who,
  open,
  overdue,
  dueToday,
});
const offered = (kind: 'user' | 'group', principal: string, open: number, overdue = 0): OfferedNumbers => ({
  kind,
  principal,
  open,
  claimed: 0,
  overdue,
  dueToday: 0,
});

const counted: Counted = {
  held: [held('ann', 3, 1, 1), held('bob', 5), held(null, 4, 2)],
  offered: [offered('user', 'bob', 2, 2), offered('group', 'refunds', 2), offered('group', 'gone', 1, 1)],
  done: [
    { kind: 'user', principal: 'ann', done: 7 },
    { kind: 'group', principal: 'refunds', done: 6 },
  ],
  doneToday: 8,
  people: [
    person('ann'),
    person('bob', { absent: true }),
    person('idle'),
    person('left', { disabled: true }),
  ],
  groups: [{ name: 'refunds', title: 'Refunds' }],
  stranded: 1,
};

describe('the load', () => {
  it('counts each task of the project once', () => {
    expect(totalsOf(counted)).toEqual({
      open: 12,
      unassigned: 4,
      overdue: 3,
      dueToday: 1,
      doneToday: 8,
      stranded: 1,
    });
  });

  it('puts first what burns, names who has nothing to do, and leaves out who may not sign in and has nothing', () => {
    const rows = personRows(counted);
    expect(rows.map(({ id }) => id)).toEqual(['bob', 'ann', 'idle']);
    expect(rows[0]).toMatchObject({ offered: 2, claimed: 5, overdue: 2, dueToday: 0, absent: true });
    expect(rows[1]).toMatchObject({ offered: 0, claimed: 3, overdue: 1, dueToday: 1, doneToday: 7 });
    const kept = { ...counted, held: [held('left', 1)] };
    expect(personRows(kept).map(({ id }) => id)).toContain('left');
  });

  it('names groups by their titles, also those that are gone and still have work', () => {
    expect(
      groupRows(counted).map(({ id, name, offered: open, doneToday }) => [id, name, open, doneToday]),
    ).toEqual([
      ['gone', 'gone', 1, 0],
      ['refunds', 'Refunds', 2, 6],
    ]);
  });
});

describe('the forecast', () => {
  const now = new Date('2026-03-09T12:00:00Z');
  const hours = (count: number) => new Date(now.getTime() - count * 3_600_000);

  it('measures the pace since the first of the completions, over eight hours at least', () => {
    expect(perHour({ group: 'a', completed: 40, since: hours(20) }, now)).toBe(2);
    expect(perHour({ group: 'a', completed: 4, since: hours(1) }, now)).toBe(0.5);
  });

  it('says nothing comes too late while the pace keeps up with what is due', () => {
    const due = [1, 2, 3].map((hour) => ({ hour, open: 2 }));
    expect(breachesOf(due, 2).map(({ tasks }) => tasks)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('counts what the pace has not reached when it is due, after what is overdue', () => {
    const due = [
      { hour: 0, open: 3 },
      { hour: 1, open: 2 },
      { hour: 4, open: 2 },
      { hour: null, open: 90 },
    ];
    expect(breachesOf(due, 1)).toEqual([
      { withinHours: 1, tasks: 2 },
      { withinHours: 4, tasks: 4 },
      { withinHours: 8, tasks: 4 },
      { withinHours: 24, tasks: 4 },
      { withinHours: 72, tasks: 4 },
      { withinHours: 168, tasks: 4 },
    ]);
    expect(breachesOf([{ hour: 4, open: 6 }], 1)[1]).toEqual({ withinHours: 4, tasks: 2 });
  });

  it('tells groups apart, the one with most breaches first; who has done nothing has no pace', () => {
    const due = [
      { group: 'calm', hour: 100, open: 1 },
      { group: 'late', hour: 0, open: 1 },
      { group: 'late', hour: 1, open: 4 },
    ];
    const groups = forecastOf(due, [{ group: 'calm', completed: 168, since: hours(168) }], now);
    expect(groups.map(({ group, open, perHour: pace, overdue }) => [group, open, pace, overdue])).toEqual([
      ['late', 5, 0, 1],
      ['calm', 1, 1, 0],
    ]);
  });
});

describe('a count that is shared', () => {
  it('is made once for all who ask at the same time, and anew only when it is old', async () => {
    let [now, made] = [0, 0];
    const counts = new SharedCounts(() => now);
    const count = () => Promise.resolve((made += 1));
    expect(await Promise.all([counts.take('a', count), counts.take('a', count)])).toEqual([1, 1]);
    now = 9_999;
    expect(await counts.take('a', count)).toBe(1);
    expect(await counts.take('b', count)).toBe(2);
    now = 10_000;
    expect(await counts.take('a', count)).toBe(3);
  });

  it('takes at most a tenth of the time', async () => {
    let [now, made] = [0, 0];
    const counts = new SharedCounts(() => now);
    const slow = () => {
      now += 4_000;
      return Promise.resolve((made += 1));
    };
    await counts.take('a', slow);
    now = 43_999;
    expect(await counts.take('a', slow)).toBe(1);
    now = 44_000;
    expect(await counts.take('a', slow)).toBe(2);
  });

  it('is made again after a failure, and the failure is told to all who waited', async () => {
    const counts = new SharedCounts(() => 0);
    const fail = () => Promise.reject(new Error('away'));
    const both = await Promise.allSettled([counts.take('a', fail), counts.take('a', fail)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await counts.take('a', () => Promise.resolve('there'))).toBe('there');
  });
});
