import type { State, Visit } from '../advance/state.ts';
import { stepOf, type Turn } from '../advance/turn.ts';
import { replaceVisit } from '../advance/visits.ts';
import type { Plan } from '../plan/plan.ts';
import { holderOf, missingLocks, takeLocks } from './locks.ts';
import { wantedLocks } from './open.ts';

/**
 * Whether a claim finds what it needs (rule L1, `take: start`): every lock free and nobody queueing for one. An answer
 * without a claim before it is both.
 */
export function mayClaim(plan: Plan, state: State, visit: Visit): boolean {
  if (visit.startedAt !== undefined) return true;
  const names = missingLocks(state, stepOf(plan, visit.step), visit, 'start').map(({ name }) => name);
  if (names.length === 0) return true;
  if (names.some((name) => holderOf(state, name) !== undefined)) return false;
  const wanted = wantedLocks(plan, state);
  return !names.some((name) => wanted.has(name));
}

/** The first claim starts a manual visit for good and takes its locks (rules L1, L2). */
export function claim(turn: Turn, visit: Visit): void {
  if (visit.startedAt !== undefined) return;
  takeLocks(turn, visit, missingLocks(turn.state, stepOf(turn.plan, visit.step), visit, 'start'));
  replaceVisit(turn, { ...visit, startedAt: turn.at });
}
