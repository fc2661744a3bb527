import { arrive } from '../joins/arrive.ts';
import { again } from './begin.ts';
import { sendBacklog } from './flight.ts';
import { closePart } from './parts.ts';
import { openGate } from '../gates/open.ts';
import { releaseStuck } from '../joins/stuck.ts';
import type { Turn } from './turn.ts';
import { hasRests } from '../items/owner.ts';
import { isBlockedByAdded } from '../verbs/added.ts';
import { freeze } from '../verbs/pause.ts';

/**
 * Runs the worklist to its end (rule T2): moves first, first in first out; only when none is left are stuck joins
 * judged (rule T6) and the end of the instance (rule T7). Each round of judging puts a move or is the last one.
 */
export function run(turn: Turn): void {
  if (turn.state.paused !== undefined) return freeze(turn);
  do drain(turn);
  while (turn.state.closed === undefined && (openGate(turn) || releaseStuck(turn)));
  if (turn.state.closed === undefined && isOver(turn)) closePart(turn);
  if (turn.state.closed === undefined) sendBacklog(turn);
}

function drain(turn: Turn): void {
  while (turn.taken < turn.queue.length) {
    const move = turn.queue[turn.taken];
    turn.taken += 1;
    if (move?.kind === 'token') arrive(turn, move);
    const visit = move?.kind === 'visit' ? turn.state.visits[move.id] : undefined;
    if (visit !== undefined) again(turn, visit);
  }
}

/** No position is left (rule T7). While withdrawn work is ending the handler is still to come. */
function isOver({ state }: Turn): boolean {
  if (state.part.name !== 'main' && state.part.draining !== undefined) return false;
  if (isBlockedByAdded(state)) return false;
  return Object.keys(state.visits).length === 0 && Object.keys(state.tokens).length === 0 && !hasRests(state);
}
