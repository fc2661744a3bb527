import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '../occurrence.ts';
import type { PlanEnd } from '../plan/steps.ts';
import { renewBudget } from './budget.ts';
import { close } from './close.ts';
import type { Part, Visit } from './state.ts';
import { cancelAllTimers, cancelTimers, startTimer } from './timers.ts';
import { readerFor, update, type Turn } from './turn.ts';
import { withdrawAll } from './withdraw.ts';

/** Longest wait for withdrawn work to end before a handler begins (rule E6). */
export const DRAIN_MS = 30_000;

type HandlerPart = Exclude<Part, { name: 'main' }>;

/** An error that nothing caught: once per instance it goes to `onError`; in a handler it ends the instance (rule E6). */
export function failMain(turn: Turn, error: ErrorInfo, failed?: Visit): void {
  const { part, instance } = turn.state;
  if (turn.state.closed !== undefined) return;
  if (part.name !== 'main') {
    withdrawAll(turn);
    return close(turn, { status: 'failed', error });
  }
  update(turn, { instance: { ...instance, error } });
  withdrawAll(turn, failed);
  beginPart(turn, { name: 'error', status: 'failed', error }, turn.plan.onError?.to);
}

/** The instance has lived too long: only the main part is interrupted (rule E6). */
export function expire(turn: Turn): void {
  const error: ErrorInfo = { code: 'timeout.instance', message: 'the instance has reached its longest life' };
  update(turn, { instance: { ...turn.state.instance, error } });
  withdrawAll(turn);
  beginPart(turn, { name: 'timeout', status: 'failed', error }, turn.plan.timeout?.to);
}

/** Somebody cancels: whatever part runs is interrupted, and `onCancel` has its say (rule E6). */
export function cancel(turn: Turn, reason: string): void {
  const { onCancel } = turn.plan;
  withdrawAll(turn);
  beginPart(turn, { name: 'cancel', status: 'cancelled', reason }, onCancel?.to);
  if (turn.state.closed !== undefined || onCancel?.timeout === undefined) return;
  const dueAt = readerFor(turn).after(onCancel.timeout, turn.at);
  if (dueAt.ok)
    startTimer(turn, '@cancel', { kind: 'handler', dueAt: dueAt.value, summary: 'longest time of onCancel' });
  else failMain(turn, dueAt.error);
}

/** All is withdrawn: waits for it to end, and goes on at the handler; without one the instance ends at once. */
function beginPart(turn: Turn, part: HandlerPart, to: string | undefined): void {
  cancelAllTimers(turn);
  renewBudget(turn);
  update(turn, { part });
  if (to === undefined) return closePart(turn);
  if (Object.keys(turn.state.ending).length === 0) return openHandler(turn, to);
  update(turn, { part: { ...part, draining: to } });
  startTimer(turn, '@drain', {
    kind: 'drain',
    dueAt: turn.at + DRAIN_MS,
    summary: 'withdrawn work is ending',
  });
}

/** Withdrawn work has ended, or has had its time: the handler begins. */
export function endDraining(turn: Turn): void {
  const { part } = turn.state;
  if (part.name === 'main' || part.draining === undefined) return;
  const { draining, ...rest } = part;
  cancelTimers(turn, ['@drain']);
  update(turn, { part: rest });
  openHandler(turn, draining);
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

/** An `end` has settled: its output counts, and with `terminate` all else is withdrawn (rules D8, T7). */
export function settleEnd(turn: Turn, step: PlanEnd, output: JsonValue): void {
  if (step.output !== undefined) update(turn, { endOutput: output });
  if (step.terminate === undefined) return;
  withdrawAll(turn);
  if (step.terminate !== 'failed') return close(turn, { status: step.terminate });
  const code = step.code ?? 'terminated.failed';
  close(turn, { status: 'failed', error: { code, message: step.title } });
}
