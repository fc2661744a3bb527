import type { ScriptedEnd } from '@fermata/model';
import type { ErrorInfo, PlanStep } from '@fermata/interpreter';
import { retryDecision } from '@fermata/interpreter';
import { expectOccurrence, nextScripted, RANK, type Attempt, type Simulation } from './simulation.ts';
import { lengthMs } from './time.ts';
import { note } from './trace.ts';

/** How one attempt ends, and when. */
interface AttemptEnd {
  readonly at: number;
  readonly output?: ScriptedEnd['output'];
  readonly error?: ErrorInfo;
}

/** Runs one attempt of a dispatched task in virtual time; what follows is on the agenda. */
export function runAttempt(simulation: Simulation, attempt: Attempt): void {
  const { work, stepId } = attempt.dispatch;
  if (!simulation.out.has(work)) return;
  if (attempt.after !== undefined) note(simulation, `again ${work} after ${attempt.after}`);
  const script = nextScripted(simulation, stepId, simulation.world.steps?.[stepId], true);
  const end = endOf(simulation.now, attempt, script ?? {});
  if (end.error === undefined) {
    const output = end.output ?? null;
    return expectOccurrence(simulation, { type: 'taskCompleted', at: end.at, work, output }, RANK.work);
  }
  fail(simulation, attempt, end.at, end.error);
}

/** The earliest of its scripted end, the attempt's timeout and the budget (rule E1). */
function endOf(now: number, { dispatch, dispatchedAt }: Attempt, script: ScriptedEnd): AttemptEnd {
  const at = script.never === true ? Infinity : now + lengthMs(script.after);
  const timeoutAt = now + dispatch.attemptTimeoutMs;
  const budgetAt = dispatchedAt + Math.max(dispatch.retry.budgetMs, dispatch.attemptTimeoutMs);
  if (at <= Math.min(timeoutAt, budgetAt)) {
    if (script.error === undefined)
      return { at, ...(script.output === undefined ? {} : { output: script.output }) };
    return { at, error: { message: script.error.code, ...script.error } };
  }
  if (budgetAt < timeoutAt) return { at: budgetAt, error: BUDGET };
  return { at: timeoutAt, error: { code: 'timeout', message: 'the attempt took too long' } };
}

const BUDGET: ErrorInfo = Object.freeze({ code: 'timeout.budget', message: 'the attempts took too long' });

/** After a failed attempt the policy decides: another one after a pause, or the error of the step. */
function fail(simulation: Simulation, attempt: Attempt, at: number, error: ErrorInfo): void {
  const { dispatch, dispatchedAt } = attempt;
  const { work, retry, stepId } = dispatch;
  const decision = retryDecision(
    retry,
    error,
    { attempt: attempt.attempt, elapsedMs: at - dispatchedAt, now: at, random: simulation.random() },
    classesOf(simulation.interpreter.plan.steps[stepId]),
  );
  if (decision.retry && error !== BUDGET) {
    const next: Attempt = { ...attempt, attempt: attempt.attempt + 1, after: error.code };
    const what = { kind: 'attempt', attempt: next } as const;
    return simulation.agenda.put({ at: at + decision.delayMs, rank: RANK.work, what });
  }
  const isBudget = !decision.retry && decision.reason === 'budget';
  const last = isBudget ? { ...BUDGET, cause: error } : error;
  expectOccurrence(simulation, { type: 'taskFailed', at, work, error: last }, RANK.work);
}

function classesOf(step: PlanStep | undefined) {
  return step?.type === 'task' ? step.classes : {};
}
