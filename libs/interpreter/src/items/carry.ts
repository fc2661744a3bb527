import type { Visit } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import { replaceVisit } from '../advance/visits.ts';
import { isRest } from './owner.ts';
import { withdrawItems } from './withdraw.ts';

/**
 * The visit that takes the place of a failed one goes on with its items, of which the done ones are not done again
 * (rule F6), and is the same round of a `repeat` (rule F7). A rest of the failed one ends, since its items come again.
 */
export function carryOn(turn: Turn, { id, loop, round }: Visit, visit: Visit): Visit {
  if (isRest(turn.state, id)) withdrawItems(turn, id);
  if (loop === undefined && round === undefined) return visit;
  const carried = {
    ...visit,
    ...(loop === undefined ? {} : { loop }),
    ...(round === undefined ? {} : { round }),
  };
  replaceVisit(turn, carried);
  return carried;
}

/** Whether a visit has been through its gates before: its items begin again, or it is a later round (rules F6, F7). */
export function isPastGates({ loop, retries, round = 1 }: Visit): boolean {
  return (loop !== undefined && retries > 0) || round > 1;
}
