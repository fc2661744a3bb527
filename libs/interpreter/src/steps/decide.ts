import { ok } from '../expression/result.ts';
import type { PlanDecide } from '../plan/steps.ts';
import { instant, type Sight, type StepKind } from './kind.ts';
import { completed } from './outcome.ts';

/** Decides by plain conditions: the output of the first case that holds, else null. */
export const decideStep: StepKind<PlanDecide> = Object.freeze({
  ...instant,
  prepare(sight, step) {
    const output = firstCase(sight, step);
    return output.ok ? ok({ input: output.value }) : output;
  },
  enter: (_sight, _step, visit) => completed(visit.prepared.input),
} satisfies StepKind<PlanDecide>);

function firstCase({ read }: Sight, step: PlanDecide) {
  for (const { when, output } of step.cases) {
    const holds = when === undefined ? ok(true) : read.condition(when);
    if (!holds.ok) return holds;
    if (holds.value) return read.value(output);
  }
  return ok(null);
}
