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
  requireVersion(plan);
  const means = { plan, evaluator, isOwned: false };
  return { plan, advance: (state, occurrence) => advanceWith(means, state, occurrence) };
}

/**
 * An interpreter for one instance whose states nobody else looks at once the next one is there: it writes into the maps
 * of the state that it gave out last, so that an advance costs the same in a graph of ten steps and of a thousand. What
 * comes out is the same; a state that it did not give out itself is left as it was.
 */
export function createOwningInterpreter(plan: Plan): Interpreter {
  requireVersion(plan);
  const evaluator = createEvaluator();
  let last: State | undefined;
  return {
    plan,
    advance(state, occurrence) {
      const isOwned = state !== undefined && state === last && !isShared(state);
      const advance = advanceWith({ plan, evaluator, isOwned }, state, occurrence);
      last = advance.state;
      return advance;
    },
  };
}

/** What an end or a move has kept for an operator may share maps with what goes on. */
function isShared({ lost, moved }: State): boolean {
  return lost !== null || moved !== undefined;
}

function requireVersion(plan: Plan): void {
  if (plan.engineVersion === ENGINE_VERSION) return;
  throw new TypeError(`engine version ${String(plan.engineVersion)} is not known here (law L7)`);
}

/** Takes one occurrence without keeping anything parsed; see {@link Interpreter}. */
export function advance(plan: Plan, state: State | undefined, occurrence: Occurrence): Advance {
  return createInterpreter(plan).advance(state, occurrence);
}
