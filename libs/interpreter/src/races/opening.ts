import type { Draft } from '../advance/complete.ts';
import type { Visit } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { Outcome } from '../steps/outcome.ts';

/** Puts an end off that comes while the members of a race are being opened (rule T2). False at any other time. */
export function isDeferred(turn: Turn, { id }: Visit, outcome: Outcome): boolean {
  turn.opening?.push({ visit: id, outcome });
  return turn.opening !== undefined;
}

/** The race that the tokens of a settled visit open: those that go by `next`, never by a catch (rules W3, T4). */
export function raceOpenedBy(
  { split }: PlanStep,
  { id }: Visit,
  { targets }: Draft,
): { readonly race?: string } {
  return split === 'race' && targets === undefined ? { race: id } : {};
}
