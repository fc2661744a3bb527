import type { Effect, WithdrawTask } from '../effect.ts';
import type { Occurrence } from '../occurrence.ts';
import type { Result } from '../expression/result.ts';
import type { Reader } from '../expression/reader.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { Prepared, State, Timer, Visit } from '../advance/state.ts';
import type { Waiting } from '../view.ts';
import type { Outcome } from './outcome.ts';

/** What a step kind sees: it reads only; everything it wants is in what it returns. */
export interface Sight {
  readonly plan: Plan;
  readonly state: State;
  /** Workflow time, epoch milliseconds. */
  readonly at: number;
  /** Evaluates over the data of the instance. */
  readonly read: Reader;
}

/** A visit that has begun: what it needs has been evaluated. */
export type Begun = Visit & { readonly prepared: Prepared };

/** A timer of a visit; its id is the work id and `name`. */
export interface VisitTimer extends Pick<Timer, 'dueAt' | 'summary' | 'index'> {
  readonly name: string;
  readonly kind: 'delay' | 'notice';
}

/** What an occurrence means to an open visit; without an outcome the visit stays open. */
export interface Settled {
  readonly outcome?: Outcome;
  readonly effects?: readonly Effect[];
}

/** One kind of step: everything the interpreter knows of it. */
export interface StepKind<S extends PlanStep> {
  /** Evaluates once what the visit needs (rule D7). */
  prepare(sight: Sight, step: S): Result<Prepared>;
  /** Ends an instant step at once; undefined = the visit stays open. */
  enter(sight: Sight, step: S, visit: Begun): Outcome | undefined;
  /** What the shell must do for the visit, and again after continue-as-new. */
  work(state: State, step: S, visit: Begun): readonly Effect[];
  /** Timers of its own; the timeout is common to all kinds. */
  timers(step: S, visit: Begun): readonly VisitTimer[];
  /** Takes an occurrence for this open visit; undefined = it waits for something else (law L3). */
  settle(step: S, visit: Begun, occurrence: Occurrence, sight: Sight): Settled | undefined;
  /** Takes open work back. */
  withdraw(visit: Begun, reason: WithdrawTask['reason']): readonly Effect[];
  /** What an open visit waits for, in plain words. */
  waiting(step: S, visit: Begun): Pick<Waiting, 'for' | 'detail' | 'until'>;
}

/** The id of the work of a visit: the visit, or with an operator's retries `step#n.r` (rule T1). */
export function workId(visit: Pick<Visit, 'id' | 'retries'>): string {
  return visit.retries === 0 ? visit.id : `${visit.id}.${visit.retries}`;
}

/** The parts that an instant step does not have. */
export const instant = Object.freeze({
  work: () => [],
  timers: () => [],
  settle: () => undefined,
  withdraw: () => [],
  waiting: () => ({ for: 'operator' as const, detail: '' }),
});
