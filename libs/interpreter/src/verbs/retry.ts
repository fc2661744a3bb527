import { nextRetry, reopen } from '../advance/reopen.ts';
import type { Visit } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import { isBegun, replaceVisit } from '../advance/visits.ts';
import type { RetryRequested } from '../occurrence.ts';
import { retryUndo } from '../undo/run.ts';
import { isUndoHeld } from '../undo/work.ts';
import type { VerbKind } from './kind.ts';
import { refusalUnlessHeld, refusalUnlessLost } from './targets.ts';

/** Same visit, next work id, same input, same idempotency key (rule O3); what has not begun begins as it is. */
export const retryVerb: VerbKind<RetryRequested> = Object.freeze({
  refusal: (standing, { visit }) => refusalUnlessHeld(standing, visit),
  refusalOnceClosed: (standing, { visit }) => refusalUnlessLost(standing, visit),
  perform(turn, { visit }) {
    if (turn.state.closed !== undefined) return reopen(turn, visit);
    if (isUndoHeld(turn.state, visit)) return retryUndo(turn, visit);
    const held = turn.state.visits[visit];
    if (held !== undefined) beginHeld(turn, held);
  },
} satisfies VerbKind<RetryRequested>);

/** Puts a held visit on its way again. Until its move is taken it counts as not begun. */
export function beginHeld(turn: Turn, held: Visit): void {
  const { error: _error, heldAt: _heldAt, ...waiting } = held;
  const next = isBegun(held) || held.error !== undefined ? nextRetry(held) : waiting;
  replaceVisit(turn, { ...next, status: 'delayed' });
  turn.queue.push({ kind: 'visit', id: held.id });
}
