import type { WithdrawTask } from '../effect.ts';
import { ok } from '../expression/result.ts';
import { hasGate, waitAtGate } from '../gates/gate.ts';
import { registerAttempt } from '../undo/records.ts';
import { kindOf } from '../steps/registry.ts';
import type { Begun } from '../steps/kind.ts';
import { failedWith } from '../steps/outcome.ts';
import { beginItems } from '../items/begin.ts';
import { isPastGates } from '../items/carry.ts';
import { isBlockedByRest } from '../items/owner.ts';
import { mayBegin } from '../repeat/rounds.ts';
import { conclude, concludeItems } from './conclude.ts';
import { launch, prepare } from './prepare.ts';
import { firstAttempt, waitForWindow } from './window.ts';
import type { Visit } from './state.ts';
import { readerFor, sightOf, stepOf, type Turn } from './turn.ts';
import { isBegun, replaceVisit } from './visits.ts';
import { suspendIfHeld } from '../verbs/holds.ts';

/**
 * Takes a fired visit to its gates, in the order of rule T5: `unless`, evaluated once, here; then the milestone and the
 * locks, judged when the worklist is empty; then `with` and the work.
 */
export function begin(turn: Turn, visit: Visit): void {
  if (suspendIfHeld(turn, visit)) return;
  const step = stepOf(turn.plan, visit.step);
  const skips = step.unless === undefined ? ok(false) : readerFor(turn).condition(step.unless);
  if (!skips.ok) return conclude(turn, visit, failedWith(skips.error));
  if (skips.value) return skip(turn, visit);
  if (hasGate(step) || isBlockedByRest(turn.state, step)) return waitAtGate(turn, visit);
  enter(turn, visit);
}

/** Begins a visit that has passed its gates: `with` is evaluated now, once (rules T5, D7). */
export function enter(turn: Turn, visit: Visit): void {
  const step = stepOf(turn.plan, visit.step);
  const holds = mayBegin(readerFor(turn, { output: null, error: null }), step.repeat, visit);
  if (!holds.ok) return conclude(turn, visit, failedWith(holds.error));
  if (!holds.value) return skip(turn, visit);
  if (step.forEach !== undefined) return concludeItems(turn, beginItems(turn, visit));
  const prepared = prepare(sightOf(turn), step);
  if (!prepared.ok) return conclude(turn, visit, failedWith(prepared.error));
  const begun = { ...visit, prepared: prepared.value };
  const attempted = registerAttempt(turn, step, begun);
  if (!attempted.ok) return conclude(turn, visit, failedWith(attempted.error));
  start(turn, begun);
}

/** Skipped: the output is `default` or null, `next` as usual, nothing else happens (rule T5). */
export function skip(turn: Turn, visit: Visit, reason?: WithdrawTask['reason']): void {
  const step = stepOf(turn.plan, visit.step);
  const output = step.default === undefined ? ok(null) : readerFor(turn).value(step.default);
  if (!output.ok) return conclude(turn, visit, failedWith(output.error), reason);
  conclude(turn, visit, { type: 'skipped', output: output.value }, reason);
}

const NEVER_OPEN = Object.freeze({ code: 'timeout.budget', message: 'the hours of its retry never come' });

/** Starts the work of a prepared visit; what an instant step has done is not done again by an operator's retry. */
export function start(turn: Turn, visit: Begun, isAgain = false): void {
  replaceVisit(turn, visit);
  const step = stepOf(turn.plan, visit.step);
  const outcome = kindOf(step).enter(sightOf(turn), step, visit);
  if (outcome !== undefined) {
    if (!isAgain) turn.effects.push(...kindOf(step).work(turn.state, step, visit));
    return conclude(turn, visit, outcome);
  }
  const first = firstAttempt(turn, step);
  if (typeof first === 'number') return waitForWindow(turn, visit, first);
  if (first === 'never') return conclude(turn, visit, failedWith(NEVER_OPEN));
  launch(turn, step, visit);
}

/** Begins a visit that was delayed, held or withdrawn: what it needs is evaluated only once (rule D7). */
export function again(turn: Turn, visit: Visit): void {
  const open: Visit = { ...visit, status: 'open' };
  replaceVisit(turn, open);
  if (isBegun(open) && open.loop === undefined) start(turn, open, true);
  else if (isPastGates(open)) enter(turn, open);
  else begin(turn, open);
}
