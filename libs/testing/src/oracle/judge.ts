import { planOf, playCore } from './against-core.ts';
import type { Look } from './board.ts';
import { EndlessGame, play } from './play.ts';
import type { Game } from './program.ts';
import { randomGame, type Feature } from './random-game.ts';
import { shrink } from './shrink.ts';

const TURNS = 25;

/** What a campaign came to: how many games were compared, and the first difference, shrunk and in words. */
export interface Campaign {
  readonly compared: number;
  readonly difference?: string;
}

/** Plays the games of these seeds with the oracle and with the interpreter, until they differ. */
export function compareGames(seeds: readonly number[], features?: readonly Feature[]): Campaign {
  let compared = 0;
  for (const seed of seeds) {
    const game = randomGame(seed, features);
    const found = differenceOf(game, seed);
    if (found === undefined) continue;
    if (found !== 'none') return { compared, difference: tell(game, seed) };
    compared += 1;
  }
  return { compared };
}

function tell(game: Game, seed: number): string {
  const isDifferent = (one: Game): boolean => (differenceOf(one, seed) ?? 'none') !== 'none';
  const small = shrink(game, isDifferent);
  return `seed ${seed}\n${JSON.stringify(small, null, 1)}\n${differenceOf(small, seed)}`;
}

/** Where the two tell different things; `none` where they agree, undefined where there is nothing to compare. */
function differenceOf(game: Game, seed: number): string | undefined {
  const plan = planOf(game);
  if (plan === undefined) return undefined;
  const naive = played(game, seed);
  if (naive === undefined) return undefined;
  const core = playCore(plan, seed, TURNS);
  const at = naive.findIndex((look, index) => JSON.stringify(look) !== JSON.stringify(core[index]));
  if (at < 0 && naive.length === core.length) return 'none';
  const turn = at < 0 ? Math.min(naive.length, core.length) : at;
  return `turn ${turn}\n oracle ${JSON.stringify(naive[turn])}\n core   ${JSON.stringify(core[turn])}`;
}

function played(game: Game, seed: number): readonly Look[] | undefined {
  try {
    return play(game, seed, TURNS);
  } catch (error) {
    if (error instanceof EndlessGame) return undefined;
    throw error;
  }
}
