import { ok } from '../expression/result.ts';
import type { PlanSet } from '../plan/steps.ts';
import { instant, type StepKind } from './kind.ts';
import { completed } from './outcome.ts';

/** Computes values: its output is its `with` (rule D8). */
export const setStep: StepKind<PlanSet> = Object.freeze({
  ...instant,
  prepare({ read }, step) {
    const input = read.value(step.with);
    return input.ok ? ok({ input: input.value }) : input;
  },
  enter: (_sight, _step, visit) => completed(visit.prepared.input),
} satisfies StepKind<PlanSet>);
