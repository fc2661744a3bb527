import { enter } from '../advance/begin.ts';
import type { State, Visit } from '../advance/state.ts';
import { stepOf, type Turn } from '../advance/turn.ts';
import { replaceVisit, report } from '../advance/visits.ts';
import { isBlockedByRest } from '../items/owner.ts';
import type { Plan } from '../plan/plan.ts';
import { freeLocks, holderOf, missingLocks, takeLocks } from './locks.ts';
import { leaveMilestones, stepsInside } from './milestones.ts';

/**
 * Opens one gate, if one can be opened (rules T2, T5): judged when the worklist is empty, before joins and the stuck
 * rule. First come visits that need no lock, oldest first, then the queues of the locks. True if something moved.
 */
export function openGate(turn: Turn): boolean {
  if (turn.plan.gates === undefined && turn.state.rests === undefined) return false;
  freeLocks(turn);
  if (leaveMilestones(turn)) return true;
  const visit = nextToOpen(turn.plan, turn.state);
  if (visit === undefined) {
    reportWaiting(turn);
    return false;
  }
  takeLocks(turn, visit, missingLocks(turn.state, stepOf(turn.plan, visit.step), visit, 'enable'));
  const { stuck: _stuck, ...open } = visit;
  enter(turn, { ...open, status: 'open' });
  return true;
}

/** Who opens next: never past an earlier waiter that shares a name (rule L1). */
function nextToOpen(plan: Plan, state: State): Visit | undefined {
  const queue = lockQueue(plan, state);
  const entering = queue.find(({ names }) => names.length === 0);
  if (entering !== undefined) return entering.visit;
  const wanted = new Set<string>();
  for (const { visit, names } of queue) {
    if (names.every((name) => holderOf(state, name) === undefined && !wanted.has(name))) return visit;
    for (const name of names) wanted.add(name);
  }
  return undefined;
}

/** A visit in the queue of its locks, and the names that it still needs. */
interface Waiter {
  readonly visit: Visit;
  readonly names: readonly string[];
}

/** Visits whose milestone holds and that need locks: by priority, 1 first, then by age (rules L1, L3). */
export function lockQueue(plan: Plan, state: State): readonly Waiter[] {
  const gated = Object.values(state.visits).filter(({ status }) => status === 'gated');
  if (gated.length === 0) return [];
  const inside = stepsInside(state);
  return gated
    .map((visit) => ({ visit, step: stepOf(plan, visit.step) }))
    .filter(({ step }) => step.whileIn === undefined || inside.has(step.whileIn.step))
    .filter(({ step }) => !isBlockedByRest(state, step))
    .toSorted((a, b) => a.step.priority - b.step.priority || ageOf(a.visit) - ageOf(b.visit))
    .map(({ visit, step }) => {
      const names = missingLocks(state, step, visit, 'enable').map(({ name }) => name);
      return { visit, names };
    });
}

function ageOf({ seq = 0 }: Visit): number {
  return seq;
}

/** Whoever still waits is shown as open, once. */
function reportWaiting(turn: Turn): void {
  for (const visit of Object.values(turn.state.visits)) {
    if (visit.status !== 'gated' || visit.gatedAt !== undefined) continue;
    const waiting: Visit = { ...visit, gatedAt: turn.at };
    replaceVisit(turn, waiting);
    report(turn, waiting, 'open');
  }
}
