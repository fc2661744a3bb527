import type { Lost, Visit } from './state.ts';
import { update, type Turn } from './turn.ts';
import { removeVisit, stopVisit } from './visits.ts';

/**
 * Withdraws a visit (rule T8): its timers and its work are taken back, it settles `cancelled` without `save`, `next`
 * and `catch`, and whatever its work still brings is late.
 */
export function withdrawVisit(turn: Turn, visit: Visit): void {
  stopVisit(turn, visit, 'cancelled');
  removeVisit(turn, visit, { status: 'cancelled', output: null });
}

/**
 * Withdraws everything: visits in order of opening, waiting tokens, and what is on its way. Of the main part it is kept
 * what was there, with the visit whose failure ends it, for an operator's retry (rule O3).
 */
export function withdrawAll(turn: Turn, failed?: Visit): void {
  if (turn.state.part.name === 'main') update(turn, { lost: lostOf(turn, failed) });
  turn.queue.length = turn.taken;
  for (const visit of Object.values(turn.state.visits)) withdrawVisit(turn, visit);
  update(turn, { tokens: {}, stuck: [], positions: 0 });
  turn.owned.delete('tokens');
}

function lostOf(turn: Turn, failed: Visit | undefined): Lost {
  const { visits, tokens, timers } = turn.state;
  const timeoutAt = timers['@timeout']?.dueAt;
  const moves = turn.queue.slice(turn.taken).flatMap((move) => {
    return move.kind === 'token' ? [{ to: move.to, branch: move.branch, rounds: move.rounds }] : [];
  });
  return {
    visits: [...(failed === undefined ? [] : [failed]), ...Object.values(visits)],
    tokens,
    moves,
    ...(timeoutAt === undefined ? {} : { timeoutAt }),
  };
}
