import { describe, expect, it } from '@jest/globals';
import { graphOf } from '@fermata/editing';
import { inOrder } from './in-order.ts';

const rows = (definition: Parameters<typeof graphOf>[0]) =>
  inOrder(graphOf(definition)).map(({ node, depth }) => [node.id, depth]);

describe('the outline', () => {
  it('names each step once, from the start on, branches one level deeper until they meet', () => {
    const steps = {
      done: { type: 'end' },
      right: { type: 'set', next: [{ to: 'meet' }] },
      left: { type: 'set', next: [{ to: 'meet' }] },
      meet: { type: 'set', next: [{ to: 'done' }] },
      first: { type: 'set', split: 'all', next: [{ to: 'left' }, { to: 'right' }] },
      lonely: { type: 'set' },
    };
    expect(rows({ start: 'first', steps })).toEqual([
      ['first', 0],
      ['left', 1],
      ['meet', 0],
      ['done', 0],
      ['right', 1],
      ['lonely', 0],
    ]);
  });

  it('ends in a circle, and shows what a draft has that leads nowhere', () => {
    const steps = {
      one: { type: 'set', next: [{ to: 'two' }] },
      two: { type: 'set', next: [{ to: 'one' }, { to: 'gone' }] },
    };
    expect(rows({ start: 'one', steps }).map(([id]) => id)).toEqual(['one', 'two']);
    expect(rows({})).toEqual([]);
  });
});
