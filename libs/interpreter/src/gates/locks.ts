import type { State, Visit } from '../advance/state.ts';
import { update, type Turn } from '../advance/turn.ts';
import type { PlanLock } from '../plan/gates.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { Holder, Holders } from './holders.ts';

/** Who holds a lock, if anybody does. */
export function holderOf(state: State, name: string): Holder | undefined {
  const locks = state.locks ?? {};
  return Object.hasOwn(locks, name) ? locks[name] : undefined;
}

/**
 * The locks that a visit still has to take at this point (rule L1). What its own section holds already it enters
 * without queueing; what it holds itself it keeps.
 */
export function missingLocks(
  state: State,
  step: PlanStep,
  visit: Visit,
  take: PlanLock['take'],
): readonly PlanLock[] {
  return (step.lock ?? []).filter((lock) => lock.take === take && !holds(state, visit, lock));
}

function holds(state: State, visit: Visit, { name, section }: PlanLock): boolean {
  const holder = holderOf(state, name);
  if (holder === undefined) return false;
  return 'section' in holder ? holder.section === section : holder.visit === visit.id;
}

/** Takes locks that are free, all of them at once. */
export function takeLocks(turn: Turn, visit: Visit, locks: readonly PlanLock[]): void {
  if (locks.length === 0) return;
  const taken = locks.map(({ name, section }): readonly [string, Holder] => [
    name,
    section === undefined ? { visit: visit.id, since: turn.at } : { section, since: turn.at },
  ]);
  update(turn, { locks: { ...turn.state.locks, ...Object.fromEntries(taken) } });
}

/** Hands the locks of a visit on to the one that goes on in its place: gates are passed once (rule F7). */
export function inheritLocks(turn: Turn, from: Visit, to: Visit): void {
  keepLocks(turn, (holder) =>
    'visit' in holder && holder.visit === from.id ? { ...holder, visit: to.id } : holder,
  );
}

/** A visit that goes back to its first gate gives up what it took at a later one (rule L2). */
export function giveBack(turn: Turn, visit: Visit): void {
  keepLocks(turn, (holder) => ('visit' in holder && holder.visit === visit.id ? undefined : holder));
}

/** Frees the locks whose holder is gone, its withdrawn work included (rules L1, T8). */
export function freeLocks(turn: Turn): void {
  keepLocks(turn, (holder) => (isThere(turn.plan, turn.state, holder) ? holder : undefined));
}

function keepLocks(turn: Turn, keep: (holder: Holder) => Holder | undefined): void {
  const { locks } = turn.state;
  if (locks === undefined) return;
  const left = Object.entries(locks).flatMap(([name, holder]) => {
    const kept = keep(holder);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  const { locks: _locks, ...state } = turn.state;
  turn.state = left.length === 0 ? state : { ...state, locks: Object.fromEntries(left) satisfies Holders };
}

/** Whether a holder, or work of it that runs on or has not really ended, is still there. */
function isThere(plan: Plan, state: State, holder: Holder): boolean {
  const ending = Object.entries(state.ending).filter(([work]) => !work.includes('~'));
  const rests = state.rests ?? {};
  if ('visit' in holder) {
    const { visit } = holder;
    const isOpen = Object.hasOwn(state.visits, visit) || Object.hasOwn(rests, visit);
    return isOpen || ending.some(([work]) => visitOf(work) === visit);
  }
  const inside = new Set(plan.gates?.sections[holder.section]);
  return (
    Array.from(inside).some((step) => isAt(state, step)) ||
    Object.values(rests).some(({ step }) => inside.has(step)) ||
    ending.some(([, step]) => inside.has(step))
  );
}

/** Whether a visit that has not settled, or a token, is at a step. */
function isAt({ steps, tokens }: State, step: string): boolean {
  return (steps[step]?.open ?? 0) > 0 || Object.hasOwn(tokens, step);
}

/** The visit that work belongs to, be it an item of it or an operator's retry (rule T1). */
function visitOf(work: string): string {
  return work.split(/[.[]/, 1)[0] ?? work;
}
