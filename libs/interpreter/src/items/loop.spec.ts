import { describe, expect, it } from '@jest/globals';
import { isOver, newLoop, nextOf, outputOf, reopened, withEnd, withRestCancelled } from './loop.ts';
import type { Loop } from './loop-state.ts';

const ALL = { results: true, failures: true };
const NONE = { results: false, failures: false };
const many = 10_000;
const items = Array.from({ length: many }, (_, index) => index);

function ended(loop: Loop, indexes: readonly number[], keeps = ALL): Loop {
  return indexes.reduce(
    (before, index) => withEnd(before, index, { type: 'done', result: index, bytes: 5 }, keeps),
    loop,
  );
}

describe('the items of a visit', () => {
  it('cost an end one chunk: all others are shared with the state before (F6)', () => {
    const before = ended(newLoop(items, 1), items);
    const after = withEnd(before, 5_000, { type: 'done', result: 'x', bytes: 3 }, ALL);
    const changed = after.results.filter((chunk, at) => chunk !== before.results[at]);
    expect([after.items === before.items, changed.length, after.results.length]).toEqual([true, 1, 40]);
  });

  it('take a letter each where nobody reads results (D7)', () => {
    const loop = ended(newLoop([], 1), items, NONE);
    expect(JSON.stringify(loop).length).toBeLessThan(many + 1_000);
  });

  it('end in any order and stand in order of the list', () => {
    const loop = ended(newLoop(items.slice(0, 600), 1), [599, 0, 300]);
    const { results } = outputOf(loop, ALL) as { results: unknown[] };
    expect([results.length, results[0], results[1], results[300], results[599]]).toEqual([
      600,
      0,
      null,
      300,
      599,
    ]);
  });

  it('show twenty failures where nobody reads them, all of them where somebody does', () => {
    const failing = (keeps: typeof ALL) =>
      items
        .slice(0, 30)
        .reduce(
          (loop, index) =>
            withEnd(loop, index, { type: 'failed', error: { code: 'x', message: '' }, bytes: 1 }, keeps),
          newLoop(items, 1),
        );
    expect([failing(NONE).failures.length, failing(NONE).failed, failing(ALL).failures.length]).toEqual([
      20, 30, 30,
    ]);
  });

  it('begin again without those that were done, with the bytes of what is kept (F6)', () => {
    const error = { code: 'x', message: '' };
    const loop = withEnd(ended(newLoop([1, 2, 3], 1), [1]), 0, { type: 'failed', error, bytes: 53 }, ALL);
    const again = reopened(withRestCancelled(loop));
    expect(again).toMatchObject({ done: 1, failed: 0, cancelled: 0, failures: [], next: 0 });
    expect(nextOf(again)).toBe(0);
    expect(nextOf({ ...again, next: 1 })).toBe(2);
    expect(isOver({ ...again, next: 3 })).toBe(true);
  });
});
