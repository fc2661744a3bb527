import type { PlanStep, PlanStepType } from '../plan/steps.ts';
import { decideStep } from './decide.ts';
import { delayStep } from './delay.ts';
import { emitStep } from './emit.ts';
import { endStep } from './end.ts';
import type { StepKind } from './kind.ts';
import { manualStep } from './manual.ts';
import { setStep } from './set.ts';
import { taskStep } from './task.ts';
import { waitStep } from './wait.ts';
import { workflowStep } from './workflow.ts';

type Kinds = { readonly [T in PlanStepType]: StepKind<Extract<PlanStep, { type: T }>> };

/** Every kind of step that a plan may hold; a kind without an entry does not compile. */
const KINDS: Kinds = Object.freeze({
  task: taskStep,
  manual: manualStep,
  delay: delayStep,
  set: setStep,
  decide: decideStep,
  emit: emitStep,
  wait: waitStep,
  workflow: workflowStep,
  end: endStep,
});

/** The kind of a step. Its methods take steps of that very kind, which is what the caller holds. */
export function kindOf(step: PlanStep): StepKind<PlanStep> {
  return KINDS[step.type] as unknown as StepKind<PlanStep>;
}
