import type { Arc, Choice, Game, Way } from '../game/game.ts';
import { extended, type Marking, type Move, type Rounds, type Visit } from './marking.ts';
import { withdraw } from './withdraw.ts';

/** What one settle comes to: the tokens are on their way. */
export interface Settling {
  readonly marking: Marking;
  readonly arcs: readonly Arc[];
}

/**
 * Every end that a way allows: what it withdraws is withdrawn, then the own tokens are placed (rule D5). The visit is no
 * longer in the marking.
 */
export function settlings(marking: Marking, way: Way, rounds: Rounds): readonly Settling[] {
  const left = way.cancels.length === 0 ? marking : withdraw(marking, way.cancels);
  if (way.terminates) {
    return [{ marking: { ...left, isClosed: true, trail: extended(left.trail, way.path) }, arcs: [] }];
  }
  return subsets(way).map((arcs) => ({ marking: place(left, way, arcs, rounds), arcs }));
}

function place(marking: Marking, way: Way, arcs: readonly Arc[], rounds: Rounds): Marking {
  const moves = arcs.flatMap(({ to, branch, past, copies }): Move[] =>
    Array.from({ length: copies }, () => ({ place: to, branch, rounds, past })),
  );
  const left = way.free.filter((arc) => !arcs.includes(arc));
  const choices: readonly Choice[] = [
    ...way.path,
    ...arcs.flatMap(({ path }) => path),
    ...left.flatMap(({ otherwise }) => otherwise),
  ];
  return {
    ...marking,
    queue: [...marking.queue, ...moves],
    trail: extended(marking.trail, choices),
  };
}

/** Most free arcs of which every subset is looked at; a game that has wider splits is never seen whole. */
const MOST_FREE = 12;

/** Whether some split is wider than what is looked at. */
export function hasWideSplits({ places }: Game): boolean {
  return places.some((place) =>
    [...(place?.ways ?? []), ...(place?.skips ?? [])].some(({ free }) => free.length > MOST_FREE),
  );
}

/** All of `always` and any subset of `free`; nothing at all only where that is legal (rule P1). */
function subsets({ always, free, mayBeEmpty }: Way): readonly (readonly Arc[])[] {
  if (free.length === 0) return [always];
  const chosen = free.slice(0, MOST_FREE);
  const isLegal = (arcs: readonly Arc[]): boolean => mayBeEmpty || arcs.length > 0;
  return Array.from({ length: 2 ** chosen.length }, (_, bits) => {
    return [...always, ...chosen.filter((_arc, at) => ((bits >> at) & 1) === 1)];
  }).filter(isLegal);
}

/** The marking without one visit. */
export function without(marking: Marking, visit: Visit): Marking {
  const at = marking.visits.indexOf(visit);
  return { ...marking, visits: marking.visits.filter((_, index) => index !== at) };
}
