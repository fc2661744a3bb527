import type { Marking, Rounds } from './marking.ts';

/** Something that stands or moves at a place. */
interface Positioned {
  readonly place: number;
  readonly rounds: Rounds;
}

/** Takes everything away from the places: visits, waiting and moving tokens, and the rounds of count joins (rule T8). */
export function withdraw(
  marking: Marking,
  places: readonly number[],
  isMeant: (one: Positioned) => boolean = () => true,
): Marking {
  const stays = (one: Positioned): boolean => !places.includes(one.place) || !isMeant(one);
  return {
    ...marking,
    visits: marking.visits.filter(stays),
    tokens: marking.tokens.filter(stays),
    fired: marking.fired.filter(stays),
    queue: marking.queue.filter(stays),
  };
}
