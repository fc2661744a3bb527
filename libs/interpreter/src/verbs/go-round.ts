import type { State } from '../advance/state.ts';
import type { Plan } from '../plan/plan.ts';
import { isShutOut } from '../steps/shut-out.ts';
import { leadsRound } from './round-about.ts';

/** Where somebody would lead an instance. */
export interface Leading {
  readonly person: string;
  /** From each step where something stands to the step where that would go on. */
  readonly ways: readonly (readonly [from: string, to: string])[];
  /** The plan that it would go on by. */
  readonly plan: Plan;
  /** What would stand there in the place of a step and shut the person out as well, if anything. */
  readonly standing: (step: string) => string | undefined;
}

/**
 * Whether a step that shuts a person out is gone round (rule M4): one that is open, by what it was started with; one that
 * is to come, by the variables as they stand. What cannot be evaluated yet shuts nobody out.
 */
export function goesRound(
  plan: Plan,
  state: State,
  { person, ways, plan: there, standing }: Leading,
): boolean {
  return shuttingOut(plan, state, person).some((approval) => {
    const image = standing(approval);
    const isDone = (state.steps[approval]?.by ?? []).length > 0;
    return ways.some(([from, to]) =>
      leadsRound({ plan, at: from, approval }, { plan: there, at: to, approval: image }, isDone),
    );
  });
}

/** The steps of a plan that shut a person out as the instance stands. */
export function shuttingOut(plan: Plan, state: State, person: string): readonly string[] {
  const visits = Object.values(state.visits);
  return Object.keys(plan.steps).filter((step) => {
    const places = [step, ...visits.filter((visit) => visit.step === step).map(({ id }) => id)];
    return places.some((place) => isShutOut(plan, state, { place, person }));
  });
}

/** The steps where something of an instance stands: visits, tokens that wait, and those that a pause holds back. */
export function stepsInUse({ visits, tokens, paused }: State): readonly string[] {
  const waiting = Object.keys(tokens).filter((step) => (tokens[step] ?? []).length > 0);
  const held = (paused?.moves ?? []).flatMap((move) => {
    const { to } = move as { readonly to?: unknown };
    return typeof to === 'string' ? [to] : [];
  });
  return [...new Set([...Object.values(visits).map(({ step }) => step), ...waiting, ...held])];
}
