import { said } from '@fermata/model';
import { suggestion } from '@fermata/expressions';
import type { PlanAssign } from '../plan/steps.ts';
import { reportFix, type Context, type Place } from './context.ts';
import type { StepDraft } from './draft.ts';

/** Reports steps of an `assign` that are none, or are no work of a person (rule M4). */
export function checkAssignedSteps(
  context: Context,
  steps: readonly StepDraft[],
  written: readonly string[],
): void {
  const manual = steps.filter(({ type }) => type === 'manual').map(({ id }) => id);
  const known = { written, manual };
  for (const step of steps) {
    if (step.type !== 'manual') continue;
    for (const [id, place] of named(step.assign)) {
      checkStep(context, id, ['steps', step.id, 'assign', ...place], known);
    }
  }
}

function named({ separateFrom = [], likeStep }: PlanAssign): readonly (readonly [string, Place])[] {
  const apart = separateFrom.map((id, index) => [id, ['separateFrom', index]] as const);
  return likeStep === undefined ? apart : [...apart, [likeStep, ['likeStep']] as const];
}

interface Known {
  readonly written: readonly string[];
  readonly manual: readonly string[];
}

function checkStep(context: Context, id: string, place: Place, { written, manual }: Known): void {
  if (manual.includes(id)) return;
  const fix = suggestion(id, manual);
  if (written.includes(id)) {
    const message = said`\`${{ step: id }}\` is not done by a person: nobody performs it`;
    reportFix(context, place, 'assign.step', [message, fix]);
  } else {
    reportFix(context, place, 'step.unknown', [said`there is no step \`${{ step: id }}\``, fix]);
  }
}
