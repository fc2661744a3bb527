import type { Sampling, SamplingRow } from '@fermata/contracts';

/** Rules as somebody is changing them, and what they were made from. */
export interface RulesDraft {
  readonly from: Sampling;
  readonly rules: readonly SamplingRow[];
}

/** A draft that changes nothing yet. */
export function draftOf(stored: Sampling): RulesDraft {
  return { from: stored, rules: stored.items };
}

/** The rules that would be saved: those that name a step. */
export function wantedOf({ rules }: RulesDraft): readonly SamplingRow[] {
  return rules.filter(({ definition, stepId }) => definition !== '' && stepId !== '');
}

/** Whether there is something to save. */
export function isChanged(draft: RulesDraft): boolean {
  return JSON.stringify(wantedOf(draft).map(plain)) !== JSON.stringify(draft.from.items.map(plain));
}

/** Whether one step has two rules. */
export function hasTwice(draft: RulesDraft): boolean {
  const wanted = wantedOf(draft);
  return new Set(wanted.map(({ definition, stepId }) => `${definition} ${stepId}`)).size < wanted.length;
}

/** Whether what is stored is no longer what the draft was made from. */
export function isOvertaken({ from }: RulesDraft, stored: Sampling): boolean {
  return stored.revision > from.revision;
}

/** The draft before what is stored now: without a change of its own it follows, else it stays as it was typed. */
export function followed(draft: RulesDraft, stored: Sampling): RulesDraft {
  const isTyped = JSON.stringify(draft.rules) !== JSON.stringify(draft.from.items);
  return isOvertaken(draft, stored) && !isTyped ? draftOf(stored) : draft;
}

/** The same rules, to be saved in place of what is stored now. */
export function insisted(draft: RulesDraft, stored: Sampling): RulesDraft {
  return { ...draft, from: stored };
}

function plain({ definition, stepId, percent }: SamplingRow): readonly unknown[] {
  return [definition, stepId, percent];
}
