import { describe, expect, it } from '@jest/globals';
import type { LoadRow } from '@fermata/contracts';
import { barOf, longest } from './bars.ts';
import { manualStepsOf } from './manual-steps.ts';
import { queueQuery, tasksBehind, type QueueFilter } from './queue.ts';
import { draftOf, followed, hasTwice, insisted, isChanged, isOvertaken, wantedOf } from './rules-draft.ts';
import { ageingSeries, forecastSeries, throughputSeries } from './series.ts';

const row = (more: Partial<LoadRow> = {}): LoadRow => ({
  kind: 'person',
  id: 'robin',
  name: 'Robin',
  offered: 2,
  claimed: 6,
  overdue: 1,
  dueToday: 3,
  doneToday: 9,
  ...more,
});

describe('the bar of a person', () => {
  it('is as long as what one has, against the most that anybody has', () => {
    expect(longest([row(), row({ claimed: 14 })])).toBe(16);
    expect(barOf(row(), 16)).toEqual({ overdue: 6.3, dueToday: 18.8, other: 25 });
  });

  it('is never longer than what one has, and there for nobody who has nothing', () => {
    expect(barOf(row({ offered: 0, claimed: 1, overdue: 2, dueToday: 5 }), 1)).toEqual({
      overdue: 100,
      dueToday: 0,
      other: 0,
    });
    expect(longest([])).toBe(1);
  });
});

describe('the queue of the desk', () => {
  const filter: QueueFilter = { show: 'open', group: null, person: null };

  it.each([
    ['open', {}],
    ['overdue', { overdue: true }],
    ['today', { dueToday: true }],
    ['unassigned', { status: 'offered' }],
  ] as const)('asks for what is %s', (show, query) => {
    expect(queueQuery({ ...filter, show })).toEqual(query);
  });

  it('asks for what a person holds of a group', () => {
    expect(queueQuery({ ...filter, group: 'refunds', person: 'robin' })).toEqual({
      group: 'refunds',
      assignee: 'robin',
    });
  });

  it('leads from each number to the tasks that it counts', () => {
    expect(tasksBehind('open')).toBe('/tasks?tab=all');
    expect(tasksBehind('unassigned')).toBe('/tasks?tab=all&status=offered');
    expect(tasksBehind('doneToday')).toBe('/tasks?tab=done&doneToday=true');
    const robin = { kind: 'person', id: 'a&b' } as const;
    expect(tasksBehind('overdue', robin)).toBe('/tasks?tab=all&person=a%26b&overdue=true');
    expect(tasksBehind('dueToday', { kind: 'group', id: 'refunds' })).toBe(
      '/tasks?tab=all&group=refunds&dueToday=true',
    );
  });
});

describe('charts', () => {
  const words = (name: string) => name;

  it('draw what is overdue over what is open, and what was late over what was done', () => {
    const classes = [
      { untilHours: 1, open: 3, overdue: 1 },
      { open: 2, overdue: 2 },
    ];
    expect(ageingSeries({ asOf: '', classes }, words).map(({ values, side }) => [side, ...values])).toEqual([
      [0, 3, 2],
      [0, 1, 2],
    ]);
    const days = [{ day: 'd', opened: 5, completed: 4, late: 1, expired: 0 }];
    expect(throughputSeries({ asOf: '', days }, words).map(({ values, side }) => [side, ...values])).toEqual([
      [-1, 5],
      [1, 4],
      [1, 1],
    ]);
  });

  it('add up what comes too late in each group', () => {
    const group = (name: string, ...tasks: number[]) => ({
      group: name,
      open: 9,
      perHour: 1,
      overdue: 0,
      breaches: tasks.map((one, place) => ({ withinHours: place + 1, tasks: one })),
    });
    const groups = [group('a', 1, 2), group('b', 0, 5)];
    expect(forecastSeries({ asOf: '', groups }, 'x')[0]?.values).toEqual([1, 7]);
    expect(forecastSeries({ asOf: '', groups: [] }, 'x')[0]?.values).toEqual([]);
  });
});

describe('the steps that can be drawn from', () => {
  it('are those that people work on, by their titles', () => {
    const steps = {
      pay: { type: 'task', task: 'pay' },
      review: { type: 'manual', title: 'Review the refund' },
      sign: { type: 'manual' },
    };
    expect(manualStepsOf({ steps })).toEqual([
      { id: 'review', title: 'Review the refund' },
      { id: 'sign', title: 'sign' },
    ]);
    expect(manualStepsOf(null)).toEqual([]);
  });
});

describe('rules of sampling that somebody is changing', () => {
  const five = { definition: 'refunds', stepId: 'review', percent: 5 };
  const first = { revision: 1, items: [five] };
  const theirs = { revision: 2, items: [{ ...five, percent: 50 }] };
  const typed = { from: first, rules: [five, { ...five, stepId: '', percent: 7 }] };

  it('follow what is stored only while nothing was typed', () => {
    expect(followed(draftOf(first), theirs)).toEqual(draftOf(theirs));
    expect(followed(typed, theirs)).toBe(typed);
    expect([isOvertaken(typed, theirs), isOvertaken(typed, first)]).toEqual([true, false]);
  });

  it('are saved in place of what a colleague has stored once somebody insists', () => {
    const mine = insisted({ from: first, rules: [five] }, theirs);
    expect([isOvertaken(mine, theirs), isChanged(mine), mine.from.revision]).toEqual([false, true, 2]);
  });

  it('are those that name a step, one for each', () => {
    expect(wantedOf(typed)).toEqual([five]);
    expect(isChanged(typed)).toBe(false);
    expect(hasTwice({ from: first, rules: [five, { ...five, percent: 9 }] })).toBe(true);
  });
});
