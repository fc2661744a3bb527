import type { State } from '../advance/state.ts';
import { stepOf } from '../advance/turn.ts';
import type { Member } from '../joins/member.ts';
import type { Plan } from '../plan/plan.ts';
import { holderOf, missingLocks } from './locks.ts';
import type { GateMember } from './gate-member.ts';

/**
 * Of the visits that wait for locks those that wait for members only, each with the members that keep it out of S: the
 * positions of the holders, and whoever stands before it in a queue (rules T6, L1). A held visit that holds a lock is an
 * operator's to release, so it keeps its waiters out.
 */
export function lockMembers(
  plan: Plan,
  state: State,
  candidates: readonly GateMember[],
  others: readonly Member[],
): readonly GateMember[] {
  let left = candidates;
  for (let count = -1; count !== left.length;) {
    count = left.length;
    const members = [...left, ...others];
    left = left.flatMap((one) => {
      const after = waitsFor(plan, state, one, members);
      return after === undefined ? [] : [{ ...one, after }];
    });
  }
  return left;
}

/** The members that a visit waits for; undefined where it waits for something that is no member. */
function waitsFor(
  plan: Plan,
  state: State,
  { visit: id, gate, seq }: GateMember,
  members: readonly Member[],
): readonly string[] | undefined {
  const visit = state.visits[id];
  if (visit === undefined) return undefined;
  const step = stepOf(plan, visit.step);
  const names = missingLocks(state, step, visit, gate === 'offer' ? 'start' : 'enable').map(
    ({ name }) => name,
  );
  const found = new Set<string>();
  for (const name of names) {
    const before =
      holderOf(state, name) === undefined
        ? waitersOf(plan, state, name, { id, seq })
        : insideOf(plan, state, name);
    for (const position of before) {
      const owners = members.filter(
        (member) => member.id === position || (member.visit === undefined && member.step === position),
      );
      if (owners.length === 0) return undefined;
      for (const owner of owners) found.add(owner.id);
    }
  }
  return [...found];
}

/** The positions of who holds a lock: ids of visits, steps with waiting tokens. */
function insideOf(plan: Plan, state: State, name: string): readonly string[] {
  const holder = holderOf(state, name);
  if (holder === undefined) return [];
  if ('visit' in holder) return [holder.visit];
  const steps = new Set(plan.gates?.sections[holder.section]);
  const visits = Object.values(state.visits).filter(({ step }) => steps.has(step));
  return [...visits.map(({ id }) => id), ...Object.keys(state.tokens).filter((step) => steps.has(step))];
}

/** Who else waits for a lock that is free: it comes first, or it will when it can. */
function waitersOf(
  plan: Plan,
  state: State,
  name: string,
  { id, seq }: { readonly id: string; readonly seq: number },
): readonly string[] {
  return Object.values(state.visits)
    .filter((visit) => visit.status === 'gated' && visit.id !== id && (visit.seq ?? 0) < seq)
    .filter((visit) =>
      missingLocks(state, stepOf(plan, visit.step), visit, 'enable').some((lock) => lock.name === name),
    )
    .map((visit) => visit.id);
}
