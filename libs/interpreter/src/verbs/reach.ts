import type { Plan } from '../plan/plan.ts';
import type { PlanStep } from '../plan/steps.ts';

/** A step and everything that a token from it can reach, by `next` and `catch` (rule O4). */
export function reachedFrom(plan: Plan, step: string): ReadonlySet<string> {
  const reached = new Set([step]);
  for (const id of reached) {
    for (const target of targetsOf(plan.steps[id])) reached.add(target);
  }
  return reached;
}

function targetsOf(step: PlanStep | undefined): readonly string[] {
  if (step === undefined) return [];
  return [...step.next, ...step.catch].flatMap(({ to }) => (to === undefined ? [] : [to]));
}
