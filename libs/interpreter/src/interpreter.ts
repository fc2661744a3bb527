import { advanceWith, type Advance } from './advance/advance.ts';
import type { State } from './advance/state.ts';
import { createEvaluator, type Evaluator } from './expression/evaluator.ts';
import type { Occurrence } from './occurrence.ts';
import { ENGINE_VERSION, type Plan } from './plan/plan.ts';

/** Runs one plan. It holds what it has parsed of the plan's expressions and nothing of any instance. */
export interface Interpreter {
  readonly plan: Plan;
  advance(state: State | undefined, occurrence: Occurrence): Advance;
}

/**
 * An interpreter for a plan: one for each instance, or shared where instances may share memory. Throws on a plan of
 * another engine version: a worker that knows it must take over, nothing may be guessed (law L7). Another `evaluator`
 * watches or replaces what expressions yield: for coverage and for the exploration of paths, never for a real instance.
 */
export function createInterpreter(plan: Plan, evaluator: Evaluator = createEvaluator()): Interpreter {
  if (plan.engineVersion !== ENGINE_VERSION) {
    throw new TypeError(`engine version ${String(plan.engineVersion)} is not known here (law L7)`);
  }
  return { plan, advance: (state, occurrence) => advanceWith(plan, evaluator, state, occurrence) };
}

/** Takes one occurrence without keeping anything parsed; see {@link Interpreter}. */
export function advance(plan: Plan, state: State | undefined, occurrence: Occurrence): Advance {
  return createInterpreter(plan).advance(state, occurrence);
}
