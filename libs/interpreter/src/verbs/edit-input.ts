import type { JsonValue } from '@fermata/model';
import type { State, Visit } from '../advance/state.ts';
import { conclude } from '../advance/conclude.ts';
import { prepare } from '../advance/prepare.ts';
import { sightOf, stepOf, type Turn } from '../advance/turn.ts';
import { isBegun } from '../advance/visits.ts';
import { visitOf } from '../advance/whereabouts.ts';
import type { PlanStep } from '../plan/steps.ts';
import { failedWith } from '../steps/outcome.ts';
import type { VerbKind } from './kind.ts';
import type { EditInputRequested } from './requests.ts';
import { beginHeld } from './retry.ts';
import { refusalUnlessHeld } from './targets.ts';

type WithInput = Extract<PlanStep, { readonly with: unknown; readonly type: 'task' | 'manual' | 'workflow' }>;

/**
 * A held visit begins again with another input (rule O5). What was evaluated beside the input stays (rule D7); where
 * that had failed it is evaluated now. Whoever asks has checked the input by its schema (rule D6).
 */
export const editInputVerb: VerbKind<EditInputRequested> = Object.freeze({
  refusal(standing, { visit }) {
    const refusal = refusalUnlessHeld(standing, visit);
    if (refusal !== undefined) return refusal;
    return takesInput(stepIn(standing, visit)) ? undefined : 'step.noInput';
  },
  perform(turn, { visit: id, input }) {
    const visit = visitOf(turn.state, id);
    if (visit !== undefined) beginWith(turn, visit, input);
  },
} satisfies VerbKind<EditInputRequested>);

function stepIn({ plan, state }: { readonly plan: Turn['plan']; readonly state: State }, id: string) {
  const visit = visitOf(state, id);
  return visit === undefined ? undefined : plan.steps[visit.step];
}

function takesInput(step: PlanStep | undefined): step is WithInput {
  return step?.type === 'task' || step?.type === 'manual' || step?.type === 'workflow';
}

function beginWith(turn: Turn, visit: Visit, input: JsonValue): void {
  const step = stepOf(turn.plan, visit.step);
  if (!takesInput(step)) return;
  if (isBegun(visit)) return beginHeld(turn, { ...visit, prepared: { ...visit.prepared, input } });
  const edited: WithInput = { ...step, with: { t: 'literal', value: input } };
  const prepared = prepare(sightOf(turn), edited);
  if (prepared.ok) beginHeld(turn, { ...visit, prepared: prepared.value });
  else conclude(turn, visit, failedWith(prepared.error));
}
