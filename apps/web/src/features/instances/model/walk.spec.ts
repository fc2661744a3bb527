import { describe, expect, it } from '@jest/globals';
import { graphOf } from '@fermata/editing';
import { neighbour } from './walk.ts';

const graph = graphOf({
  kind: 'workflow',
  name: 'w',
  start: 'a',
  steps: {
    a: { type: 'task', split: 'all', next: [{ to: 'b' }, { to: 'c' }] },
    b: { type: 'task', next: [{ to: 'd' }] },
    c: { type: 'task', next: [{ to: 'd' }, { to: 'a' }] },
    d: { type: 'end' },
  },
});

describe('walking through the steps', () => {
  it.each([
    [undefined, 'down', 'a'],
    ['a', 'down', 'b'],
    ['b', 'right', 'c'],
    ['c', 'left', 'b'],
    ['b', 'left', undefined],
    ['c', 'down', 'd'],
    ['d', 'up', 'b'],
    ['a', 'up', undefined],
    ['a', 'right', undefined],
  ] as const)('from %s %s comes to %s', (from, direction, to) => {
    expect(neighbour(graph, from, direction)).toBe(to);
  });
});
