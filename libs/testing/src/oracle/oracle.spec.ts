import { describe, expect, it } from '@jest/globals';
import { compareGames } from './judge.ts';
import { FEATURES, type Feature } from './random-game.ts';

const isLong = process.env.FERMATA_LONG === '1';
const count = Number(process.env.FERMATA_ORACLE_GAMES ?? (isLong ? 100_000 : 500));
const seeds = Array.from({ length: count }, (_, index) => 1 + index);

describe('a naive token game, written from the rules alone, agrees with the interpreter', () => {
  it.each<[string, readonly Feature[]]>([
    ['joins of every branch', ['all', 'terminate', 'handler', 'deadlock']],
    ['copies and threads', ['copies', 'threads']],
    ['cancels', ['all', 'cancels']],
    ['races', ['race', 'terminate']],
    ['joins that wait for whoever can still come', ['active', 'deadlock']],
    ['joins that count', ['count']],
    ['everything together', FEATURES],
  ])(
    'on %s',
    (_title, features) => {
      const { compared, difference } = compareGames(seeds, features);
      expect(difference).toBeUndefined();
      expect(compared).toBeGreaterThan(count / 2);
    },
    7_200_000,
  );
});
