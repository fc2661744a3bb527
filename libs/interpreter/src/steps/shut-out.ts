import { visitOf } from '../advance/whereabouts.ts';
import type { State } from '../advance/state.ts';
import { beginTurn, readerFor } from '../advance/turn.ts';
import { createEvaluator } from '../expression/evaluator.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanManual } from '../plan/steps.ts';
import { readNot } from './people.ts';

/** A visit `step#n`, or a token `step@seq` that waits for its step, and somebody who would decide about it. */
export interface Deciding {
  readonly place: string;
  readonly person: string;
}

/**
 * Whether the `not` of a manual step names a person (rule M4). What the visit's start has evaluated holds for good (rule
 * D7); before it the names are read as things stand. An expression that fails, or that reads an item, names nobody here.
 */
export function isShutOut(plan: Plan, state: State, { place, person }: Deciding): boolean {
  const visit = visitOf(state, place);
  const evaluated = visit?.prepared?.assign?.not;
  if (evaluated !== undefined) return evaluated.includes(person);
  const step = manualStepAt(plan, visit?.step ?? place.replace(/@.*$/, ''));
  if (step === undefined) return false;
  const turn = beginTurn({ plan, evaluator: createEvaluator(), isOwned: false }, state, state.at);
  return readNot(readerFor(turn), step.assign).includes(person);
}

function manualStepAt(plan: Plan, id: string): PlanManual | undefined {
  const step = Object.hasOwn(plan.steps, id) ? plan.steps[id] : undefined;
  return step?.type === 'manual' ? step : undefined;
}
