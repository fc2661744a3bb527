import { describe, expect, it } from '@jest/globals';
import type { TimelineVisit } from '@fermata/persistence';
import { timelineOf } from './timeline.ts';

const visit = (id: string, more: Partial<TimelineVisit>): TimelineVisit => ({
  visit: id,
  stepId: id,
  type: 'task',
  title: id,
  status: 'completed',
  openedAt: new Date(0),
  endedAt: new Date(10),
  place: 1,
  ...more,
});
const told = (visits: readonly TimelineVisit[], waiting: unknown = []) =>
  timelineOf(visits, waiting as never, true).changes.map(({ visit: id, status }) => `${id} ${status}`);

describe('the timeline of an instance', () => {
  it('ends a visit before it opens the next one of the same moment', () => {
    const next = visit('b', { openedAt: new Date(10), endedAt: null, status: 'open', place: 2 });
    expect(told([visit('a', {}), next])).toEqual(['a open', 'a completed', 'b open']);
  });

  it('opens what ended at once before it ends, in the order in which they opened', () => {
    const at = new Date(10);
    const skipped = visit('a', { openedAt: at, endedAt: at, status: 'skipped', place: 4 });
    const after = visit('b', { openedAt: at, endedAt: at, place: 5 });
    expect(told([skipped, after])).toEqual(['a open', 'a skipped', 'b open', 'b completed']);
  });

  it('takes the moment of holding from what the instance waits for', () => {
    const held = visit('a', { status: 'held', endedAt: null });
    const other = visit('b', { openedAt: new Date(3), endedAt: new Date(4), place: 2 });
    const waiting = [{ visit: 'a', for: 'operator', since: 7 }];
    expect(told([held, other], waiting)).toEqual(['a open', 'b open', 'b completed', 'a held']);
  });
});
