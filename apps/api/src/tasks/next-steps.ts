import type { Plan, PlanStep } from '@fermata/interpreter';

/** Where one outcome leads. */
export interface NextSteps {
  readonly outcome?: string;
  /** Titles of the steps that come next. */
  readonly steps: readonly string[];
}

const most = 10;

/**
 * Where each outcome of a step leads, as far as the plan alone says: a condition on nothing but the outcome is judged, any
 * other one may hold or not, so that its step is told too.
 */
export function nextSteps(plan: Plan, stepId: string, outcomes: readonly string[]): readonly NextSteps[] {
  const step = plan.steps[stepId];
  if (step === undefined) return [];
  const titlesOf = (outcome: string | undefined) =>
    [...new Set(targetsOf(step, outcome).map((to) => plan.steps[to]?.title ?? to))].slice(0, most);
  if (outcomes.length === 0) return [{ steps: titlesOf(undefined) }];
  return outcomes.map((outcome) => ({ outcome, steps: titlesOf(outcome) }));
}

function targetsOf(step: PlanStep, outcome: string | undefined): readonly string[] {
  const targets: string[] = [];
  for (const { when, to } of step.next) {
    const holds = when === undefined ? true : judge(when, step.id, outcome);
    if (holds === false) continue;
    targets.push(to);
    if (holds === true && step.split === 'first') break;
  }
  return targets;
}

/** True or false where the condition compares nothing but the outcome; undefined = it depends. */
function judge(when: string, stepId: string, outcome: string | undefined): boolean | undefined {
  if (outcome === undefined) return undefined;
  const comparison = /^\s*(?:output|steps\.(\w+)\.output)\.outcome\s*(==|!=)\s*(["'])([\w.-]*)\3\s*$/.exec(
    when,
  );
  if (comparison === null) return undefined;
  const [, other, operator, , value] = comparison;
  if (other !== undefined && other !== stepId) return undefined;
  return (value === outcome) === (operator === '==');
}
