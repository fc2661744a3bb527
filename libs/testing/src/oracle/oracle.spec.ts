import { describe, expect, it } from '@jest/globals';
import { compareGames } from './judge.ts';

const seeds = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

describe('a naive token game, written from the rules alone, agrees with the interpreter', () => {
  it('on joins of every branch', () => {
    const { compared, difference } = compareGames(seeds(1_000), ['all', 'terminate', 'handler', 'deadlock']);
    expect(difference).toBeUndefined();
    expect(compared).toBeGreaterThan(500);
  });
});
