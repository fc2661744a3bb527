import { describe, expect, it } from '@jest/globals';
import { graphOf } from '@fermata/editing';
import { timelineDrawn } from './bars.ts';

const graph = graphOf({
  kind: 'workflow',
  name: 'w',
  start: 'a',
  steps: { a: { type: 'task', title: 'First', next: [{ to: 'b' }] }, b: { type: 'end' } },
});
const change = (order: number, visit: string, status: 'open' | 'completed' | 'held', type = 'task') => ({
  at: new Date(order * 1000).toISOString(),
  order,
  visit,
  stepId: visit.replace(/#.*/, ''),
  type,
  title: `Title of ${visit}`,
  status,
});

describe('the time line of an instance', () => {
  it('has a row for each step, a bar for each visit, and a moment for each change', () => {
    const { rows, bars, moments } = timelineDrawn(
      [
        change(0, 'a#1', 'open'),
        change(1, 'a#1', 'completed'),
        change(2, 'a#2', 'open'),
        change(3, 'gone#1', 'open'),
      ],
      graph,
    );
    expect(rows).toEqual([
      { step: 'a', title: 'First' },
      { step: 'gone', title: 'Title of gone#1' },
    ]);
    expect(bars.map(({ id, visit, status, to }) => [id, visit, status, to?.at])).toEqual([
      ['a#1', 1, 'completed', 1000],
      ['a#2', 2, 'running', undefined],
      ['gone#1', 1, 'running', undefined],
    ]);
    expect(moments).toHaveLength(4);
  });

  it('shows an open visit of a person as waiting', () => {
    expect(timelineDrawn([change(0, 'a#1', 'open', 'manual')], graph).bars).toMatchObject([
      { status: 'waiting' },
    ]);
  });

  it('leaves the bar of a held visit open', () => {
    const { bars } = timelineDrawn([change(0, 'a#1', 'open'), change(1, 'a#1', 'held')], graph);
    expect(bars).toMatchObject([{ status: 'held' }]);
    expect(bars[0]).not.toHaveProperty('to');
  });
});
