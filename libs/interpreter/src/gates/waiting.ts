import type { State, Visit } from '../advance/state.ts';
import type { Plan } from '../plan/plan.ts';
import type { Waiting } from '../view.ts';
import { holderOf, missingLocks } from './locks.ts';
import { isInside } from './milestones.ts';

/** What a visit at its gates waits for: a milestone, or locks with who holds them and since when (rule T5). */
export function waitingAtGate(
  plan: Plan,
  state: State,
  visit: Visit,
): Pick<Waiting, 'for' | 'detail' | 'since'> {
  const since = visit.gatedAt ?? visit.openedAt;
  if (visit.stuck !== undefined) {
    const { code } = visit.stuck;
    return { for: 'operator', since: visit.stuck.since, detail: `${code}: nothing can open its gate` };
  }
  const step = plan.steps[visit.step];
  const milestone = step?.whileIn?.step;
  if (milestone !== undefined && !isInside(plan, state, milestone)) {
    return { for: 'gate', since, detail: `waits until ${milestone} is open` };
  }
  const locks = step === undefined ? [] : missingLocks(state, step, visit, 'enable');
  return { for: 'gate', since, detail: locks.map(({ name }) => lockText(state, name)).join('; ') };
}

function lockText(state: State, name: string): string {
  const holder = holderOf(state, name);
  if (holder === undefined) return `waits for lock ${name}`;
  const who = 'visit' in holder ? holder.visit : `the section of ${holder.section.split('@')[1] ?? ''}`;
  return `waits for lock ${name}, held by ${who} since ${new Date(holder.since).toISOString()}`;
}
