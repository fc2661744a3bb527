import { describe, expect, it } from '@jest/globals';
import type { VisitChange } from '@fermata/interpreter';
import type { ProjectionWrite } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { newestVisits } from './visit-writes.ts';

const change = (visit: string, more: Partial<VisitChange> = {}) =>
  ({
    visit,
    stepId: visit.replace(/#.*/, ''),
    stepType: 'task',
    title: 't',
    status: 'open',
    openedAt: 0,
    ...more,
  }) as unknown as JsonValue;

const write = (...changes: readonly (readonly [number, JsonValue])[]): ProjectionWrite => ({
  projectId: 'default',
  instanceId: 'i-1',
  seq: 1,
  view: {},
  changes: changes.map(([seq, value]) => ({ seq, change: value })),
});

describe('the newest changes of a batch', () => {
  it('are one for each visit, with the input that an earlier one said', () => {
    const open = change('a#2', { input: { given: 1 } });
    const done = change('a#2', { status: 'completed', output: 5, endedAt: 1_000 });
    for (const batch of [[write([1, open], [2, done])], [write([2, done]), write([1, open])]]) {
      expect(newestVisits(batch)).toEqual([
        expect.objectContaining({ n: 2, seq: 2, status: 'completed', input: { given: 1 }, output: 5 }),
      ]);
    }
  });

  it('are the later ones of the list where one advance opened and ended a visit', () => {
    const [visit] = newestVisits([write([3, change('a#1')], [3, change('a#1', { status: 'skipped' })])]);
    expect(visit).toMatchObject({ status: 'skipped', openedAt: '1970-01-01T00:00:00.000Z' });
  });

  it('know the number of an item of a visit', () => {
    expect(newestVisits([write([1, change('a#12[3]')])])).toMatchObject([{ visit: 'a#12[3]', n: 12 }]);
  });
});
