import { enter } from '../advance/begin.ts';
import type { State, Visit } from '../advance/state.ts';
import { stepOf, type Turn } from '../advance/turn.ts';
import { replaceVisit, report } from '../advance/visits.ts';
import { isBlockedByRest } from '../items/owner.ts';
import type { PlanLock } from '../plan/gates.ts';
import type { Plan } from '../plan/plan.ts';
import { freeLocks, holderOf, missingLocks, takeLocks } from './locks.ts';
import { isInside, leaveMilestones } from './milestones.ts';
import { gatedVisits, headsOf } from './queues.ts';

/**
 * Opens one gate, if one can be opened (rules T2, T5): judged when the worklist is empty, before joins and the stuck
 * rule. First come visits that need no lock, oldest first, then the queues of the locks. True if something moved.
 */
export function openGate(turn: Turn): boolean {
  if (turn.plan.gates === undefined && turn.state.rests === undefined) return false;
  freeLocks(turn);
  if (leaveMilestones(turn)) return true;
  const waiter = nextToOpen(turn.state, waitersAmong(turn.plan, turn.state, headsOf(turn)));
  if (waiter === undefined) {
    reportWaiting(turn);
    return false;
  }
  takeLocks(turn, waiter.visit, waiter.locks);
  const { stuck: _stuck, ...open } = waiter.visit;
  enter(turn, { ...open, status: 'open' });
  return true;
}

/** Who opens next: never past an earlier waiter that shares a name (rule L1). */
function nextToOpen(state: State, waiters: readonly Waiter[]): Waiter | undefined {
  const entering = waiters.find(({ locks }) => locks.length === 0);
  if (entering !== undefined) return entering;
  const wanted = new Set<string>();
  for (const waiter of waiters) {
    const names = waiter.locks.map(({ name }) => name);
    if (names.every((name) => holderOf(state, name) === undefined && !wanted.has(name))) return waiter;
    for (const name of names) wanted.add(name);
  }
  return undefined;
}

/** A visit whose milestone holds, and the locks that it still needs. */
interface Waiter {
  readonly visit: Visit;
  readonly locks: readonly PlanLock[];
}

/** In the order of the queue: by priority, 1 first, then as they are given: by age (rules L1, L3). */
function waitersAmong(plan: Plan, state: State, gated: readonly Visit[]): readonly Waiter[] {
  return gated
    .map((visit) => ({ visit, step: stepOf(plan, visit.step) }))
    .filter(({ step }) => step.whileIn === undefined || isInside(plan, state, step.whileIn.step))
    .filter(({ step }) => !isBlockedByRest(state, step))
    .toSorted((a, b) => a.step.priority - b.step.priority)
    .map(({ visit, step }) => ({ visit, locks: missingLocks(state, step, visit, 'enable') }));
}

/** The names of the locks that somebody queues for. */
export function wantedLocks(plan: Plan, state: State): ReadonlySet<string> {
  const waiters = waitersAmong(plan, state, gatedVisits(state));
  return new Set(waiters.flatMap(({ locks }) => locks.map(({ name }) => name)));
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
