import { conclude } from '../advance/conclude.ts';
import { begin } from '../advance/begin.ts';
import type { Move, Turn } from '../advance/turn.ts';
import { newVisit } from '../advance/visits.ts';
import { joinRace } from './member.ts';

/** A token that opens a member of a race. */
export type RaceMove = Extract<Move, { kind: 'token' }> & { readonly race: string };

/**
 * Opens one member of a race, without join and gates (rule W3). All members are opened before the end of any of them is
 * taken (rule T2): what ends at once waits until the last one is open; members stand together in the worklist.
 */
export function enterRace(turn: Turn, move: RaceMove): void {
  turn.opening ??= [];
  begin(turn, joinRace(turn, newVisit(turn, move.to, move.rounds), move.race));
  const next = turn.queue[turn.taken];
  if (next?.kind === 'token' && next.race === move.race) return;
  const ends = turn.opening;
  turn.opening = undefined;
  for (const { visit: id, outcome } of ends) {
    const visit = turn.state.visits[id];
    if (visit !== undefined) conclude(turn, visit, outcome);
  }
}
