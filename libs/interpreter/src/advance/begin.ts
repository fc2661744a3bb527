import { ok } from '../expression/result.ts';
import { kindOf } from '../steps/registry.ts';
import type { Begun } from '../steps/kind.ts';
import { failedWith } from '../steps/outcome.ts';
import type { PlanStep } from '../plan/steps.ts';
import { conclude } from './conclude.ts';
import { launch, prepare } from './prepare.ts';
import type { Visit } from './state.ts';
import { readerFor, sightOf, stepOf, type Turn } from './turn.ts';
import { isBegun, replaceVisit } from './visits.ts';

/** Takes a fired visit through its gates, in the order of rule T5: `unless`, then `with`, then the work. */
export function begin(turn: Turn, visit: Visit): void {
  const step = stepOf(turn.plan, visit.step);
  const skips = step.unless === undefined ? ok(false) : readerFor(turn).condition(step.unless);
  if (!skips.ok) return conclude(turn, visit, failedWith(skips.error));
  if (skips.value) return skip(turn, visit, step);
  const prepared = prepare(sightOf(turn), step);
  if (!prepared.ok) return conclude(turn, visit, failedWith(prepared.error));
  start(turn, { ...visit, prepared: prepared.value });
}

/** Skipped: the output is `default` or null, `next` as usual, nothing else happens (rule T5). */
function skip(turn: Turn, visit: Visit, step: PlanStep): void {
  const output = step.default === undefined ? ok(null) : readerFor(turn).value(step.default);
  if (!output.ok) return conclude(turn, visit, failedWith(output.error));
  conclude(turn, visit, { type: 'skipped', output: output.value });
}

/** Starts the work of a prepared visit; what an instant step has done is not done again by an operator's retry. */
export function start(turn: Turn, visit: Begun, isAgain = false): void {
  replaceVisit(turn, visit);
  const step = stepOf(turn.plan, visit.step);
  const outcome = kindOf(step).enter(sightOf(turn), step, visit);
  if (outcome !== undefined) {
    if (!isAgain) turn.effects.push(...kindOf(step).work(turn.state, step, visit));
    return conclude(turn, visit, outcome);
  }
  launch(turn, step, visit);
}

/** Begins a visit that was delayed, held or withdrawn: what it needs is evaluated only once (rule D7). */
export function again(turn: Turn, visit: Visit): void {
  const open: Visit = { ...visit, status: 'open' };
  replaceVisit(turn, open);
  if (isBegun(open)) start(turn, open, true);
  else begin(turn, open);
}
