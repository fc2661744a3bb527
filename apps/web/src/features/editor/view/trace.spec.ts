import { describe, expect, it } from '@jest/globals';
import { playedAt } from './trace.ts';
import { reached } from './reached.ts';
import { graphOf } from '@fermata/editing';

const definition = {
  start: 'fork',
  steps: {
    fork: { type: 'set', split: 'all', next: [{ to: 'left' }, { to: 'right' }] },
    left: { type: 'set', next: [{ to: 'join' }, { to: 'end' }] },
    right: { type: 'set', next: [{ to: 'join' }] },
    join: { type: 'set', join: 'all', next: [{ to: 'end' }] },
    end: { type: 'end' },
  },
};
const trace = [
  { step: 'fork', kind: 'next', entries: [0, 1] },
  { step: 'left', kind: 'next', entries: [1] },
  { step: 'right', kind: 'next', entries: [0] },
  { step: 'join', kind: 'deadlock', entries: [] },
] as const;

describe('a counterexample that is played', () => {
  it('begins with one token at the start', () => {
    expect(playedAt(definition, trace, 0)).toEqual({ tokens: { fork: 1 }, edges: [], stuck: [] });
  });

  it('moves the tokens along the ways that each step takes', () => {
    expect(playedAt(definition, trace, 1)).toEqual({
      tokens: { left: 1, right: 1 },
      edges: ['/steps/fork/next/0', '/steps/fork/next/1'],
      stuck: [],
    });
  });

  it('shows where a token can never move again', () => {
    expect(playedAt(definition, trace, 4)).toEqual({
      tokens: { end: 1, join: 1 },
      edges: [],
      stuck: ['join'],
    });
  });

  it('does not mind a trace of another text', () => {
    const foreign = [{ step: 'gone', kind: 'next', entries: [7] }] as const;
    expect(playedAt(definition, foreign, 1).tokens).toEqual({ fork: 1 });
  });
});

describe('what is selected before and after', () => {
  it('follows the ways in either direction, around circles too', () => {
    const graph = graphOf(definition);
    expect(reached(graph, ['right'], 'down')).toEqual(['right', 'join', 'end']);
    expect(reached(graph, ['join'], 'up').toSorted()).toEqual(['fork', 'join', 'left', 'right']);
  });
});
