import type { Turn } from '../advance/turn.ts';
import type { Visit } from '../advance/state.ts';
import { replaceVisit } from '../advance/visits.ts';
import { withdrawSteps } from '../advance/withdraw.ts';
import type { PlanCatch } from '../plan/steps.ts';
import { winRace } from '../races/win.ts';
import { beginUndo } from './run.ts';
import { selectRecords } from './select.ts';
import type { CaughtThen } from './state.ts';

/**
 * Undoes what a catch entry compensates, before the entry does what it says (rules E2, E7). `all` withdraws everything
 * else first. A caught member of a race wins before its compensation, unless the race stays open (rule W3). False if
 * there is nothing to undo: the entry goes on at once.
 */
export function undoFirst(turn: Turn, visit: Visit, entry: PlanCatch, caught: CaughtThen): boolean {
  const { compensate, then } = entry;
  if (compensate === undefined) return false;
  if (then === 'pass' || then === 'complete' || then === 'goto') winRace(turn, visit);
  if (compensate === 'all') withdrawSteps(turn, Object.keys(turn.plan.steps), { spare: visit.id });
  const records = selectRecords(turn.plan, turn.state, compensate, visit.step);
  if (!beginUndo(turn, visit.id, records, caught)) return false;
  replaceVisit(turn, { ...visit, status: 'undoing', error: caught.error });
  return true;
}
