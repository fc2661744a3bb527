import { describe, expect, it } from '@jest/globals';
import { backOf, inParts, offeredBulk, refusedOf, together, triedAgain } from './bulk.ts';

const row = (id: string, done: boolean) => ({ id, done });

describe('many tasks at once', () => {
  it('are sent in parts that the API takes, each once', () => {
    const ids = Array.from({ length: 401 }, (_, index) => `t-${index}`);
    const parts = inParts(ids);
    expect(parts.map(({ length }) => length)).toEqual([200, 200, 1]);
    expect(parts.flat()).toEqual(ids);
    expect(inParts([])).toEqual([]);
  });

  it('have one answer, with what was refused', () => {
    const answer = together(
      [
        { dryRun: false, done: 1, refused: 1, rows: [row('a', true), row('b', false)] },
        { dryRun: false, done: 1, refused: 0, rows: [row('c', true)] },
      ],
      false,
    );
    expect(answer).toMatchObject({ done: 2, refused: 1 });
    expect(refusedOf(answer).map(({ id }) => id)).toEqual(['b']);
  });

  it('that were tried again have what became of them, beside those that were done before', () => {
    const before = {
      dryRun: false,
      done: 1,
      refused: 2,
      rows: [row('a', true), row('b', false), row('c', false)],
    };
    const now = { dryRun: false, done: 1, refused: 1, rows: [row('b', true), row('c', false)] };
    expect(triedAgain(before, now)).toEqual({
      dryRun: false,
      done: 2,
      refused: 1,
      rows: [row('a', true), row('b', true), row('c', false)],
    });
  });

  it('are as before by another verb, where there is one', () => {
    expect(backOf('claim')).toEqual({ verb: 'release' });
    expect(backOf('suspend')).toEqual({ verb: 'resume' });
    expect(backOf('snooze')).toEqual({ verb: 'snooze', followUpAt: null });
    expect(backOf('complete')).toBeUndefined();
  });

  it('are offered only the verbs that the person has a right to', () => {
    const agent = ['task.see', 'task.claim', 'task.complete'];
    expect(offeredBulk((right) => agent.includes(right))).toEqual([
      'claim',
      'assign',
      'complete',
      'snooze',
      'release',
    ]);
    expect(offeredBulk(() => false)).toEqual([]);
  });
});
