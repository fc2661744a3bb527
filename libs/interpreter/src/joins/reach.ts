import type { Plan } from '../plan/plan.ts';
import type { PlanJoin } from '../plan/joins.ts';
import type { PlanStep } from '../plan/steps.ts';

/**
 * The one rule of reach (rule T6): whether a token at a step can come to one of the branches that a round lacks, by
 * `next`, `catch` and timeout paths, through neither the join nor its scope. A way from a visit of the join itself
 * begins at the join's targets.
 */
export function reachOfRound(
  plan: Plan,
  step: string,
  join: PlanJoin,
  lacks: readonly string[],
): (from: string) => boolean {
  const known = new Map<string, boolean>();
  return (from) => {
    const before = known.get(from);
    if (before !== undefined) return before;
    const found = from === step ? fromItself(plan, step, join, lacks) : canReach(plan, from, join, lacks);
    known.set(from, found);
    return found;
  };
}

function canReach(plan: Plan, from: string, { reach }: PlanJoin, lacks: readonly string[]): boolean {
  const index = plan.steps[from]?.index ?? 0;
  return lacks.some((branch) => hasBit(reach[branch], index));
}

/** A join that leads to itself is a branch of its own, which a visit of it reaches by settling. */
function fromItself(plan: Plan, step: string, join: PlanJoin, lacks: readonly string[]): boolean {
  const targets = targetsOf(plan.steps[step]);
  if (lacks.includes(step) && targets.includes(step)) return true;
  return targets.some((to) => to !== step && canReach(plan, to, join, lacks));
}

function targetsOf(step: PlanStep | undefined): readonly string[] {
  if (step === undefined) return [];
  return [...step.next, ...step.catch].flatMap(({ to }) => (to === undefined ? [] : [to]));
}

/** Reads one bit of a set of steps: bits in plan order, four to a hex digit. */
export function hasBit(bits: string | undefined, index: number): boolean {
  return ((Number.parseInt(bits?.[index >> 2] ?? '0', 16) >> (index & 3)) & 1) === 1;
}
