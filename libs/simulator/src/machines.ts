import type { ScriptedEnd } from '@fermata/model';
import type { CancelTask, DispatchTask, ErrorInfo, Occurrence, PlanStep } from '@fermata/interpreter';
import { retryDecision } from '@fermata/interpreter';
import { nextScripted } from './script.ts';
import {
  expectOccurrence,
  RANK,
  sendOut,
  type Attempt,
  type SimulatedInstance,
  type Simulation,
} from './simulation.ts';
import { lengthMs } from './time.ts';
import { note } from './trace.ts';
import { workParts } from './work-id.ts';

/** How one attempt ends, and when. */
interface AttemptEnd {
  readonly at: number;
  readonly output?: ScriptedEnd['output'];
  readonly error?: ErrorInfo;
}

/** Sends work out: its first attempt begins at once. */
export function dispatch(simulation: Simulation, instance: SimulatedInstance, effect: DispatchTask): void {
  sendOut(simulation, instance, effect.work);
  const attempt = { dispatch: effect, attempt: 1, dispatchedAt: simulation.now };
  const what = { kind: 'attempt', instance, attempt } as const;
  simulation.agenda.put({ at: simulation.now, rank: RANK.work, what });
}

/** Withdrawn work ends at once, or, in an unreliable world, still brings a result that nobody waits for. */
export function recall(simulation: Simulation, instance: SimulatedInstance, { work }: CancelTask): void {
  const { now, random, world, agenda } = simulation;
  const isStubborn = instance.out.get(work) === STUBBORN;
  instance.out.delete(work);
  if (isStubborn) return;
  const late = world.faults?.late ?? 0;
  const isLate = late > 0 && random() < late;
  const cancelled = { type: 'taskCancelled', at: now, work } as const;
  if (!isLate) return expectOccurrence(simulation, instance, { occurrence: cancelled, rank: RANK.work });
  const occurrence: Occurrence = { type: 'taskCompleted', at: now + 1_000, work, output: 'late' };
  agenda.put({ at: occurrence.at, rank: RANK.work, what: { kind: 'occurrence', instance, occurrence } });
}

/** The ticket of work that does not stop when it is withdrawn: it ends when it ends. */
const STUBBORN = -1;

/** Runs one attempt of a dispatched task in virtual time; what follows is on the agenda. */
export function runAttempt(simulation: Simulation, instance: SimulatedInstance, attempt: Attempt): void {
  const { work } = attempt.dispatch;
  if (!instance.out.has(work)) return;
  if (attempt.after !== undefined) note(simulation, instance, `again ${work} after ${attempt.after}`);
  const script = scriptOf(simulation, instance, attempt);
  const end = endOf(simulation.now, attempt, script);
  if (end.error !== undefined) return fail(simulation, instance, attempt, { at: end.at, error: end.error });
  const occurrence = { type: 'taskCompleted', at: end.at, work, output: end.output ?? null } as const;
  const isStubborn = script.fault === 'late';
  if (isStubborn) instance.out.set(work, STUBBORN);
  const isTwice = script.fault === 'twice';
  expectOccurrence(simulation, instance, { occurrence, rank: RANK.work, isStubborn, isTwice });
}

function scriptOf(simulation: Simulation, instance: SimulatedInstance, attempt: Attempt): ScriptedEnd {
  const { work, stepId } = attempt.dispatch;
  const script = workParts(work)?.isUndo === true ? 'undo' : 'steps';
  const cue = { script, stepId, work, attempt: attempt.attempt } as const;
  const scripted = nextScripted(instance, instance.world[script]?.[stepId], cue) ?? {};
  const share = simulation.world.faults?.lost ?? 0;
  const isLost = scripted.fault === 'lost' || (share > 0 && simulation.random() < share);
  return isLost ? { never: true } : scripted;
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
function fail(
  simulation: Simulation,
  instance: SimulatedInstance,
  attempt: Attempt,
  { at, error }: { readonly at: number; readonly error: ErrorInfo },
): void {
  const { dispatch, dispatchedAt } = attempt;
  const { work, retry, stepId } = dispatch;
  const decision = retryDecision(
    retry,
    error,
    { attempt: attempt.attempt, elapsedMs: at - dispatchedAt, now: at, random: simulation.random() },
    classesOf(instance.interpreter.plan.steps[stepId]),
  );
  if (decision.retry && error !== BUDGET) {
    const next: Attempt = { ...attempt, attempt: attempt.attempt + 1, after: error.code };
    simulation.moments.push({
      kind: 'attempt',
      at,
      instance: instance.label,
      work,
      attempt: attempt.attempt,
      error,
    });
    const what = { kind: 'attempt', instance, attempt: next } as const;
    return simulation.agenda.put({ at: at + decision.delayMs, rank: RANK.work, what });
  }
  const isBudget = !decision.retry && decision.reason === 'budget';
  const last = isBudget ? { ...BUDGET, cause: error } : error;
  const occurrence = { type: 'taskFailed', at, work, error: last } as const;
  expectOccurrence(simulation, instance, { occurrence, rank: RANK.work });
}

function classesOf(step: PlanStep | undefined) {
  return step?.type === 'task' ? step.classes : {};
}
