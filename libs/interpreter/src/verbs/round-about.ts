import type { Plan } from '../plan/plan.ts';

/** Where an instance goes on: at a step of a plan. */
export interface Way {
  readonly plan: Plan;
  readonly at: string;
  /** The step that one would go round; undefined = this plan does not have it, or keeps nobody apart from it. */
  readonly approval: string | undefined;
}

/**
 * Whether a step that stood before somebody on the old way is gone round on the new one: it cannot come any more, or need
 * not come where it had to. What somebody has done already (`isDone`) need only stay where it had to come again.
 */
export function leadsRound(old: Way, now: Way, isDone: boolean): boolean {
  if (!canAvoid(old) && canAvoid(now)) return true;
  return !isDone && canReach(old) && !canReach(now);
}

function canReach({ plan, at, approval }: Way): boolean {
  return approval !== undefined && reached(plan, at).has(approval);
}

/** Whether an end can be reached without the step. */
function canAvoid({ plan, at, approval }: Way): boolean {
  if (at === approval) return false;
  return [...reached(plan, at, approval)].some((id) => {
    const step = plan.steps[id];
    return step === undefined || step.type === 'end' || step.next.length === 0;
  });
}

/** A step and all that come after it, by `next` and `catch`, without what comes only through another one. */
function reached(plan: Plan, from: string, without?: string): ReadonlySet<string> {
  const found = new Set([from]);
  for (const id of found) {
    const { next = [], catch: caught = [] } = plan.steps[id] ?? {};
    for (const { to } of [...next, ...caught]) if (to !== undefined && to !== without) found.add(to);
  }
  return found;
}
