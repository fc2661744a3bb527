import type { Visit } from './state.ts';
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

/** Withdraws everything: visits in order of opening, waiting tokens, and what is on its way. */
export function withdrawAll(turn: Turn): void {
  turn.queue.length = turn.taken;
  for (const visit of Object.values(turn.state.visits)) withdrawVisit(turn, visit);
  update(turn, { tokens: {}, stuck: [], positions: 0 });
  turn.owned.delete('tokens');
}
