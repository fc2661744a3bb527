import { ok } from '../expression/result.ts';
import type { PlanEnd } from '../plan/steps.ts';
import { instant, type StepKind } from './kind.ts';
import { completed } from './outcome.ts';

/** Ends its branch; with `terminate` its settle ends the instance (rule T7). */
export const endStep: StepKind<PlanEnd> = Object.freeze({
  ...instant,
  prepare({ read }, step) {
    const output = step.output === undefined ? ok(null) : read.value(step.output);
    return output.ok ? ok({ input: output.value }) : output;
  },
  enter: (_sight, _step, visit) => completed(visit.prepared.input),
} satisfies StepKind<PlanEnd>);
