/*
 * The laws that hold here, each with a property test.
 *  L1  No clock, no chance, no input or output, no module state: everything comes in by the arguments.
 *  L2  The same plan, state and occurrence give the same state, effects and changes, in the same order.
 *  L3  What nobody waits for (late, double, out of order) changes nothing: the very same state comes back.
 *  L4  The state is plain JSON at every moment and all that is needed to go on.
 *  L5  One advance ends: settles are counted, and a loop without work becomes an error of its step.
 *  L6  A closed instance waits for nothing: no visit, no token, no timer, no work. Only an operator's retry of what
 *      its failure or cancellation ended opens it again (rule O3).
 *  L7  What a plan means stands in its engine version; this code takes the version it knows and no other.
 *  L8  Ids of visits, works, timers and events are derived from numbers in the state, never from chance.
 */
import type { VisitChange } from '../change.ts';
import type { Effect } from '../effect.ts';
import type { Occurrence } from '../occurrence.ts';
import { handle } from './handle.ts';
import { run } from './run.ts';
import { initialState } from './initial.ts';
import { refreshSearchable } from './searchable.ts';
import type { State } from './state.ts';
import { renewBudget } from './budget.ts';
import { isKept, keep } from '../verbs/pause.ts';
import { beginTurn, type Means, type Turn } from './turn.ts';
import { judgeOccurrence } from './verdict.ts';

/** What one occurrence came to. Effects and changes stand in the order in which they arose. */
export interface Advance {
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly changes: readonly VisitChange[];
}

/**
 * Takes one occurrence. Pure, synchronous, total: an author's mistake is an error of a step, never a throw. The given
 * state is not touched, unless it is owned. Throws only if `state` is missing and the occurrence is not `started`, which is our own bug.
 */
export function advanceWith(means: Means, state: State | undefined, occurrence: Occurrence): Advance {
  const { plan, evaluator } = means;
  if (!judgeOccurrence(plan, state, occurrence, evaluator).accepted) {
    if (state === undefined) throw new TypeError(`an instance cannot begin with ${occurrence.type}`);
    return { state, effects: [], changes: [] };
  }
  const before = state ?? initialState(plan, occurrence);
  const turn = beginTurn(means, before, Math.max(before.at, occurrence.at));
  if (isKept(before, occurrence)) keep(turn, occurrence);
  else take(turn, occurrence);
  refreshSearchable(turn);
  return { state: turn.state, effects: turn.effects, changes: turn.changes };
}

/** Takes an occurrence, then one by one what a pause has kept before it: each as if it came now (rule O1). */
function take(turn: Turn, occurrence: Occurrence): void {
  forgetMove(turn);
  handle(turn, occurrence);
  run(turn);
  for (const kept of turn.kept) {
    if (!judgeOccurrence(turn.plan, turn.state, kept, turn.evaluator).accepted) continue;
    renewBudget(turn);
    handle(turn, kept);
    run(turn);
  }
}

/** From the next occurrence on a move can no longer be undone (rule O6). */
function forgetMove(turn: Turn): void {
  if (turn.state.moved === undefined) return;
  const { moved: _moved, ...state } = turn.state;
  turn.state = state;
}
