import type { Draft } from '../advance/complete.ts';
import type { Visit } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import { withdrawVisit } from '../advance/withdraw.ts';

/** A member of a race has won: the others are withdrawn (rule W3). Nothing for a visit that is in no race. */
export function winRace(turn: Turn, { race, id }: Visit, { keepsRace }: Pick<Draft, 'keepsRace'> = {}): void {
  if (race === undefined || keepsRace === true) return;
  for (const other of Object.values(turn.state.visits)) {
    if (other.race === race && other.id !== id) withdrawVisit(turn, other);
  }
}

/**
 * The first claim of a manual member wins a race with `win: start`, for good (rule W3). A version that an instance has
 * moved to may lack the step that opened the race.
 */
export function winByStart(turn: Turn, visit: Visit): void {
  if (visit.race === undefined) return;
  const [opener = ''] = visit.race.split('#');
  if (turn.plan.steps[opener]?.win === 'start') winRace(turn, visit);
}
