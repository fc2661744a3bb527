import { describe, expect, it } from '@jest/globals';
import { tabs } from './filters.ts';
import { arrivals, belongs, departureOf, missing, renewed } from './live.ts';
import { heldBy, task } from './task.fixture.ts';

const now = Date.parse('2026-03-09T12:00:00Z');
const view = { tab: 'groups', me: 'robin', now } as const;
const tabsOf = (one: ReturnType<typeof task>) =>
  tabs.filter((tab) => belongs(one, { tab, me: 'robin', now }));

describe('the tab of a task', () => {
  it('follows who holds it, whether it is put off and whether it is over', () => {
    expect(tabsOf(task('t'))).toEqual(['groups', 'all']);
    expect(tabsOf(heldBy('t', 'Robin'))).toEqual(['mine', 'all']);
    expect(tabsOf(heldBy('t', 'Sam'))).toEqual(['all']);
    expect(tabsOf(heldBy('t', 'Robin', { followUpAt: '2026-03-09T13:00:00Z' }))).toEqual(['all', 'snoozed']);
    expect(tabsOf(heldBy('t', 'Robin', { followUpAt: '2026-03-09T11:00:00Z' }))).toEqual(['mine', 'all']);
    expect(tabsOf(heldBy('t', 'Robin', { status: 'completed' }))).toEqual(['done']);
    expect(tabsOf(task('t', { status: 'withdrawn' }))).toEqual(['done']);
  });
});

describe('a row that leaves the list', () => {
  it('says why, and by whose hand', () => {
    const why = (one: ReturnType<typeof task> | undefined, tab: (typeof tabs)[number] = 'groups') =>
      departureOf({ id: 't', ...(one && { task: one }) }, { ...view, tab });
    expect(why(task('t'))).toBeUndefined();
    expect(why(heldBy('t', 'Sam'))).toEqual({ why: 'taken', by: 'Sam' });
    expect(why(heldBy('t', 'Robin'))).toEqual({ why: 'taken' });
    expect(why(heldBy('t', 'Sam', { status: 'completed' }))).toEqual({ why: 'done' });
    expect(why(task('t', { status: 'expired' }))).toEqual({ why: 'ended' });
    expect(why(task('t'), 'mine')).toEqual({ why: 'released' });
    expect(why(heldBy('t', 'Robin', { followUpAt: '2026-03-10T08:00:00Z' }), 'mine')).toEqual({
      why: 'snoozed',
    });
    expect(why(undefined)).toEqual({ why: 'gone' });
  });

  it('is none that the list itself has, whatever it looks like', () => {
    expect(departureOf({ id: 't', task: heldBy('t', 'Sam'), isListed: true }, view)).toBeUndefined();
  });
});

describe('what is heard of a list', () => {
  const rows = [task('a'), task('b'), task('c')];

  it('changes rows in their places and adds none', () => {
    const heard = [{ id: 'b', task: heldBy('b', 'Sam') }, { id: 'x', task: task('x') }, { id: 'c' }];
    expect(renewed(rows, heard).map(({ id, status }) => `${id} ${status}`)).toEqual([
      'a offered',
      'b claimed',
      'c offered',
    ]);
  });

  it('finds what has come and what may have gone', () => {
    const head = [task('n'), task('a'), task('c')];
    expect(arrivals(rows, head).map(({ id }) => id)).toEqual(['n']);
    expect(missing(rows, head)).toEqual(['b']);
  });

  it('takes nothing for gone that stands below the head', () => {
    expect(missing(rows, [task('a')])).toEqual([]);
  });
});
