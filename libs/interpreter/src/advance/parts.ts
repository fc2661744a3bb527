import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '../occurrence.ts';
import type { HandlerPart } from '../plan/plan.ts';
import type { PlanEnd } from '../plan/steps.ts';
import { beginUndo, takeRun } from '../undo/run.ts';
import { selectRecords } from '../undo/select.ts';
import { PART } from '../undo/state.ts';
import { renewBudget } from './budget.ts';
import { close } from './close.ts';
import type { Closed, Part, Visit } from './state.ts';
import { cancelAllTimers, cancelTimers, startTimer } from './timers.ts';
import { readerFor, update, type Turn } from './turn.ts';
import { withdrawAll } from './withdraw.ts';

/** Longest wait for withdrawn work to end before a handler begins (rule E6). */
export const DRAIN_MS = 30_000;

type LatePart = Exclude<Part, { name: 'main' }>;

/** Where a part goes on that has nothing to run: the instance ends. */
const CLOSE = '@close';

/** An error that nothing caught: once per instance it goes to `onError`; in a handler it ends the instance. Of several the first wins (rules E5, E6). */
export function failMain(turn: Turn, error: ErrorInfo, failed?: Visit): void {
  const { part, instance } = turn.state;
  if (turn.state.closed !== undefined) return;
  if (part.name !== 'main') {
    withdrawAll(turn);
    return close(turn, { status: 'failed', error });
  }
  update(turn, { instance: { ...instance, error } });
  withdrawAll(turn, failed);
  const here = failed === undefined ? {} : { here: failed.step };
  beginPart(turn, { name: 'error', status: 'failed', error, ...here }, turn.plan.onError);
}

/** The instance has lived too long: only the main part is interrupted (rule E6). */
export function expire(turn: Turn): void {
  const error: ErrorInfo = { code: 'timeout.instance', message: 'the instance has reached its longest life' };
  update(turn, { instance: { ...turn.state.instance, error } });
  withdrawAll(turn);
  beginPart(turn, { name: 'timeout', status: 'failed', error }, turn.plan.timeout);
}

/** Somebody cancels: whatever part runs is interrupted, and `onCancel` has its say (rule E6). */
export function cancel(turn: Turn, reason: string): void {
  const { onCancel } = turn.plan;
  withdrawAll(turn);
  beginPart(turn, { name: 'cancel', status: 'cancelled', reason }, onCancel);
  if (turn.state.closed !== undefined || onCancel?.timeout === undefined) return;
  const dueAt = readerFor(turn).after(onCancel.timeout, turn.at);
  if (dueAt.ok)
    startTimer(turn, '@cancel', { kind: 'handler', dueAt: dueAt.value, summary: 'longest time of onCancel' });
  else failMain(turn, dueAt.error);
}

/**
 * All is withdrawn. Where the part has work, be it to undo or to run, it waits for what was withdrawn to end, then undoes
 * and goes on at the handler; without any the instance ends at once (rule E6).
 */
function beginPart(turn: Turn, part: LatePart, { to, compensate }: HandlerPart = {}): void {
  cancelAllTimers(turn);
  renewBudget(turn);
  const hasUndo =
    compensate !== undefined && selectRecords(turn.plan, turn.state, compensate, part.here).length > 0;
  const next: LatePart = { ...part, ...(hasUndo ? { undo: compensate } : {}), draining: to ?? CLOSE };
  update(turn, { part });
  if (to === undefined && !hasUndo) return closePart(turn);
  update(turn, { part: next });
  if (Object.keys(turn.state.ending).length === 0) return endDraining(turn);
  startTimer(turn, '@drain', {
    kind: 'drain',
    dueAt: turn.at + DRAIN_MS,
    summary: 'withdrawn work is ending',
  });
}

/** Withdrawn work has ended, or has had its time: first all is undone that is to be, newest first (rules E6, E7). */
export function endDraining(turn: Turn): void {
  const { part } = turn.state;
  if (part.name === 'main' || part.draining === undefined) return;
  const { draining, undo, here, ...rest } = part;
  cancelTimers(turn, ['@drain']);
  const records = undo === undefined ? [] : selectRecords(turn.plan, turn.state, undo, here);
  if (beginUndo(turn, PART, records)) return update(turn, { part: { ...rest, undoing: draining } });
  update(turn, { part: rest });
  goOn(turn, draining);
}

/** All that the part had to undo is undone: its handler begins, or the instance ends. */
export function endUndoing(turn: Turn): void {
  takeRun(turn, PART);
  const { part } = turn.state;
  if (part.name === 'main' || part.undoing === undefined) return;
  const { undoing, ...rest } = part;
  update(turn, { part: rest });
  goOn(turn, undoing);
}

function goOn(turn: Turn, to: string): void {
  if (to === CLOSE) closePart(turn);
  else openHandler(turn, to);
}

/** A handler opens past its join; its tokens belong to no round of the main part (rules T1, E6). */
function openHandler(turn: Turn, to: string): void {
  turn.queue.push({ kind: 'token', to, branch: '@handler', rounds: {}, past: true });
}

/** Nothing is left of the part: the instance ends as the part says (rule T7). */
export function closePart(turn: Turn): void {
  const { part } = turn.state;
  if (part.name === 'main') return close(turn, { status: 'completed' });
  const { status, error, reason } = part;
  close(turn, {
    status,
    ...(error === undefined ? {} : { error }),
    ...(reason === undefined ? {} : { reason }),
  });
}

/**
 * An `end` has settled: its output counts, and with `terminate` all else is withdrawn, without onError and onCancel, and
 * with compensation only if it says so (rules D8, T7).
 */
export function settleEnd(turn: Turn, step: PlanEnd, output: JsonValue): void {
  if (step.output !== undefined) update(turn, { endOutput: output });
  if (step.terminate === undefined) return;
  const { part } = turn.state;
  withdrawAll(turn);
  const name = part.name === 'main' ? 'end' : part.name;
  beginPart(turn, { name, ...endingOf(step) }, step.undoes === undefined ? {} : { compensate: step.undoes });
}

function endingOf({
  terminate = 'completed',
  code = 'terminated.failed',
  title,
}: PlanEnd): Pick<Closed, 'status' | 'error'> {
  return terminate === 'failed'
    ? { status: terminate, error: { code, message: title } }
    : { status: terminate };
}
