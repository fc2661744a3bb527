import { describe, expect, it } from '@jest/globals';
import { isFiltered, listQuery, noFilters, orderOf, type TaskFilters } from './filters.ts';
import { beyond, followerOf } from './follower.ts';
import { linesOf } from './lines.ts';
import { reordered, shifted } from './own-order.ts';
import { riskOf } from './task.ts';
import { heldBy, task } from './task.fixture.ts';

const filters = (more: Partial<TaskFilters> = {}): TaskFilters => ({
  ...noFilters,
  tab: 'mine',
  order: null,
  by: 'none',
  ...more,
});

describe('the query of a list', () => {
  it('asks only for what is wished', () => {
    expect(listQuery(filters())).toEqual({ view: 'mine', order: 'risk' });
    expect(listQuery(filters({ tab: 'groups', key: '1042', priority: 1, overdue: true, q: '' }))).toEqual({
      view: 'groups',
      businessKey: '1042',
      priority: 1,
      overdue: true,
      order: 'risk',
    });
  });

  it('takes a day whole', () => {
    const { dueBefore } = listQuery(filters({ due: '2026-03-09' }));
    expect(dueBefore).toBe(new Date(2026, 2, 10).toISOString());
  });

  it('has an order that its tab knows', () => {
    expect(orderOf({ tab: 'mine', order: 'own' })).toBe('own');
    expect(orderOf({ tab: 'all', order: 'own' })).toBe('risk');
    expect(orderOf({ tab: 'done', order: 'risk' })).toBe('closed');
  });

  it('is filtered by what stands as chips or is searched for, not by tab, order and grouping', () => {
    expect(isFiltered(filters({ tab: 'all', order: 'due', by: 'due' }))).toBe(false);
    expect(isFiltered(filters({ overdue: true }))).toBe(true);
    expect(isFiltered(filters({ q: 'damaged' }))).toBe(true);
  });
});

describe('the risk of a task', () => {
  const now = Date.parse('2026-03-09T12:00:00Z');
  const due = (at: string, startBy?: string) =>
    riskOf({ status: 'offered', dueAt: at, ...(startBy === undefined ? {} : { startBy }) }, now);

  it('grows when it has to be begun, and again when it is late', () => {
    expect(riskOf(task('t'), now)).toBe('none');
    expect(due('2026-03-09T15:00:00Z', '2026-03-09T14:00:00Z')).toBe('open');
    expect(due('2026-03-09T13:00:00Z', '2026-03-09T11:00:00Z')).toBe('soon');
    expect(due('2026-03-09T11:59:00Z')).toBe('late');
  });

  it('ends with the task', () => {
    expect(riskOf({ status: 'completed', dueAt: '2026-03-09T11:00:00Z' }, now)).toBe('none');
  });
});

describe('groups of a list', () => {
  const rows = [task('a', { priority: 1 }), task('b', { priority: 2 }), task('c', { priority: 1 })];
  const shown = (by: 'none' | 'priority' | 'due') =>
    linesOf(rows, by, (moment) => moment.slice(0, 10)).map((line) =>
      line.type === 'task' ? line.task.id : `${line.key}: ${line.count}`,
    );

  it('stand in the order of their first task, and keep the order within', () => {
    expect(shown('none')).toEqual(['a', 'b', 'c']);
    expect(shown('priority')).toEqual(['1: 2', 'a', 'c', '2: 1', 'b']);
  });

  it('gather what has no due date', () => {
    expect(shown('due')).toEqual([': 3', 'a', 'b', 'c']);
  });
});

describe('the own order', () => {
  it('puts one to the place of another', () => {
    expect(reordered(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a']);
    expect(reordered(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
    expect(reordered(['a', 'b'], 'x', 'a')).toEqual(['a', 'b']);
  });

  it('shifts by one and stops at the ends', () => {
    expect(shifted(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
    expect(shifted(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
    expect(shifted(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
    expect(shifted(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  });
});

describe('the task after one that is done', () => {
  const me = 'robin';

  it('is the next below that can be worked on, else the first above', () => {
    const suspended = task('c', { suspendedAt: '2026-03-09T08:00:00Z' });
    const rows = [task('a'), task('b'), suspended, heldBy('d', 'Robin')];
    expect(followerOf(rows, 'b', { me })).toBe('d');
    expect(followerOf(rows, 'd', { me })).toBe('a');
    expect(followerOf(rows, 'gone', { me })).toBe('a');
  });

  it('is none that a colleague has', () => {
    expect(followerOf([task('a'), heldBy('b', 'Sam'), task('c')], 'a', { me })).toBe('c');
    expect(followerOf([task('a'), heldBy('b', 'Sam')], 'a', { me })).toBeUndefined();
  });

  it('is none where nothing is left', () => {
    expect(followerOf([task('a'), task('b', { status: 'submitted' })], 'a', { me })).toBeUndefined();
    expect(followerOf([], 'a', { me })).toBeUndefined();
  });

  it('is the one that stood below it, also when it has left the list meanwhile', () => {
    const left = [task('a'), task('d'), task('e')];
    expect(followerOf(left, 'b', { me, stood: ['a', 'b', 'c', 'd', 'e'] })).toBe('d');
    expect(followerOf(left, 'f', { me, stood: ['a', 'd', 'e', 'f'] })).toBe('a');
  });
});

describe('the row beside one that has left', () => {
  const stood = ['a', 'b', 'c', 'd'];

  it('is the nearest in the direction of the walk that is still there', () => {
    expect(beyond(['a', 'd'], stood, 'b', 1)).toBe('d');
    expect(beyond(['a', 'd'], stood, 'c', -1)).toBe('a');
    expect(beyond(['a'], stood, 'c', 1)).toBeUndefined();
    expect(beyond(['a'], stood, 'never there', 1)).toBeUndefined();
  });
});
