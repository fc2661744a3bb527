import { ok, type Result } from '../expression/result.ts';
import type { PlanStep } from '../plan/steps.ts';
import { workId, type Begun, type Sight } from '../steps/kind.ts';
import { kindOf } from '../steps/registry.ts';
import { send } from './flight.ts';
import { checkValue } from './sizes.ts';
import type { Prepared } from './state.ts';
import { startTimer } from './timers.ts';
import type { Turn } from './turn.ts';
import { report } from './visits.ts';

/** Evaluates once what a visit or an item needs; attempts and operators' retries reuse it (rule D7). */
export function prepare(sight: Sight, step: PlanStep): Result<Prepared> {
  const prepared = kindOf(step).prepare(sight, step);
  if (!prepared.ok) return prepared;
  const size = checkValue(prepared.value.input);
  if (!size.ok) return size;
  if (step.timeout === undefined) return prepared;
  const timeoutAt = sight.read.after(step.timeout, sight.at);
  return timeoutAt.ok ? ok({ ...prepared.value, timeoutMs: timeoutAt.value - sight.at }) : timeoutAt;
}

/** Sends the work of a visit or an item that is not instant, and starts its timers. */
export function launch(turn: Turn, step: PlanStep, visit: Begun): void {
  send(turn, visit);
  startTimers(turn, step, visit);
  report(turn, visit, 'open');
}

/** An attempt's timeout is kept by whoever performs the task; every other kind has one attempt (rule E1). */
function startTimers(turn: Turn, step: PlanStep, visit: Begun): void {
  const { timeoutMs } = visit.prepared;
  const work = workId(visit);
  if (timeoutMs !== undefined && step.type !== 'task') {
    const summary = `timeout: ${step.title}`;
    startTimer(turn, `${work}/timeout`, {
      kind: 'timeout',
      dueAt: turn.at + timeoutMs,
      summary,
      visit: visit.id,
    });
  }
  for (const { name, ...timer } of kindOf(step).timers(step, visit)) {
    if (visit.retries > 0 && timer.kind === 'notice' && timer.dueAt <= turn.at) continue;
    startTimer(turn, `${work}/${name}`, { ...timer, visit: visit.id });
  }
}
