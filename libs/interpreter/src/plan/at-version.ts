import type { Plan } from './plan.ts';
import type { PlanStep } from './steps.ts';

/** The plan as the version that it becomes: steps that start the workflow itself start that very version (rule S1). */
export function planAt(plan: Plan, version: number): Plan {
  const steps = Object.entries(plan.steps).map(([id, step]) => [id, stepAt(step, version)] as const);
  return { ...plan, version, steps: Object.fromEntries(steps) };
}

function stepAt(step: PlanStep, version: number): PlanStep {
  return step.type === 'workflow' && step.isSelf === true ? { ...step, version } : step;
}
