import { arrive } from '../joins/arrive.ts';
import { again } from './begin.ts';
import { sendBacklog } from './flight.ts';
import { resumeCaught } from './conclude.ts';
import { closePart, endUndoing } from './parts.ts';
import { takeRun, sendUndos } from '../undo/run.ts';
import { PART } from '../undo/state.ts';
import { visitOf } from './whereabouts.ts';
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
  if (turn.state.closed !== undefined) return;
  sendUndos(turn);
  sendBacklog(turn);
}

function drain(turn: Turn): void {
  while (turn.taken < turn.queue.length) {
    const move = turn.queue[turn.taken];
    turn.taken += 1;
    if (move?.kind === 'token') arrive(turn, move);
    const visit = move?.kind === 'visit' ? turn.state.visits[move.id] : undefined;
    if (visit !== undefined) again(turn, visit);
    if (move?.kind === 'undone') undone(turn, move.owner);
  }
}

/** All is undone that somebody waited for: the part goes on, or the catch entry of a visit as it is written (rule E7). */
function undone(turn: Turn, owner: string): void {
  if (owner === PART) return endUndoing(turn);
  const visit = visitOf(turn.state, owner);
  const run = takeRun(turn, owner);
  if (visit !== undefined && run?.caught !== undefined) resumeCaught(turn, visit, run.caught);
}

/** No position is left (rule T7). While withdrawn work is ending, or all is being undone, the handler is still to come. */
function isOver({ state }: Turn): boolean {
  const { part } = state;
  if (part.name !== 'main' && (part.draining ?? part.undoing) !== undefined) return false;
  if (isBlockedByAdded(state)) return false;
  return isEmpty(state.visits) && isEmpty(state.tokens) && !hasRests(state);
}

/** Positions are not counted on here: a state that an older run carried over may lack their number. */
function isEmpty(map: object): boolean {
  for (const _key in map) return false;
  return true;
}
