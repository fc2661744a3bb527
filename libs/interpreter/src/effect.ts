import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from './occurrence.ts';
import type { RetryPolicy } from './retry.ts';
import type { Verb } from './verbs/verb.ts';

/** Every effect carries a derived key: the same state gives the same keys, so performing one twice is harmless. */
interface Keyed {
  readonly key: string;
}

/** Run one automated task. All durations in milliseconds. */
export interface DispatchTask extends Keyed {
  readonly type: 'dispatchTask';
  /** Work id: `step#n`, or `step#n.r` for an operator's retry. Also the activity id. */
  readonly work: string;
  readonly stepId: string;
  readonly title: string;
  /** The task definition pinned at publish. */
  readonly task: string;
  /** Executor or activity implementation name; the activity type. */
  readonly implementation: string;
  /** Task queue of the implementation; absent = the default activity queue. */
  readonly queue?: string;
  readonly input: JsonValue;
  /** Name of the connection; credentials are resolved at the activity, never here. */
  readonly connection?: string;
  /** Instance id + visit without `.r`: equal for all attempts (rule T1). */
  readonly idempotencyKey: string;
  readonly attemptTimeoutMs: number;
  readonly retry: RetryPolicy;
  readonly heartbeatMs?: number;
  readonly priority: number;
  readonly short: boolean;
}

/** Stop automated work that was withdrawn. */
export interface CancelTask extends Keyed {
  readonly type: 'cancelTask';
  readonly work: string;
}

/** How a task is given to one person without an offer (rule M4). */
export type Giving = 'random' | 'roundRobin' | 'shortestQueue' | 'mostExperienced';

/** Who may see and answer a manual task, with expressions already evaluated. What a step does not say is absent. */
export interface Assignment {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  /** Users who may never answer it (separation of duties). */
  readonly not: readonly string[];
  /** People of these roles of the project. */
  readonly roles?: readonly string[];
  /** Users whose managers are meant. */
  readonly managerOf?: readonly string[];
  /** Of groups and roles, only those who have all of these. */
  readonly skills?: readonly string[];
  /** Steps of the same instance whose performers may not answer it, nor its performer theirs. */
  readonly separateFrom?: readonly string[];
  /** One person gets every such task of the instance. */
  readonly case?: true;
  /** Who last answered this step of the instance gets it, if available. */
  readonly likeStep?: string;
  /** Absent = offered. */
  readonly give?: Giving;
}

/** Open one manual task for people. */
export interface OfferTask extends Keyed {
  readonly type: 'offerTask';
  readonly work: string;
  readonly stepId: string;
  readonly title: string;
  readonly description?: string;
  /** Pinned component reference `name@version`; absent when only an output schema is given. */
  readonly form?: string;
  readonly outputSchema?: JsonValue;
  readonly outcomes: readonly string[];
  readonly assign: Assignment;
  /** What the form shows: the step's evaluated `with`. */
  readonly data: JsonValue;
  readonly dueAt?: number;
  readonly priority: number;
}

/** Take a manual task back; a late answer is superseded with this reason. */
export interface WithdrawTask extends Keyed {
  readonly type: 'withdrawTask';
  readonly work: string;
  readonly reason: 'cancelled' | 'timeout' | 'superseded';
}

/** The due time of an open manual task has moved: its instance stood still for a while (rule O1). */
export interface PostponeTask extends Keyed {
  readonly type: 'postponeTask';
  readonly work: string;
  readonly dueAt: number;
}

/** A non-interrupting timer of an open manual task fired (rule M2). */
export interface NotifyTask extends Keyed {
  readonly type: 'notifyTask';
  readonly work: string;
  /** `escalate` offers the task to more people besides, `reassign` to others instead. */
  readonly action: 'remind' | 'escalate' | 'reassign';
  /** Who is offered the task besides, or instead. */
  readonly assign?: Assignment;
}

/** Wake the instance at an absolute moment (epoch milliseconds). */
export interface StartTimer extends Keyed {
  readonly type: 'startTimer';
  readonly timer: string;
  readonly dueAt: number;
  readonly summary: string;
}

/** Forget a timer. */
export interface CancelTimer extends Keyed {
  readonly type: 'cancelTimer';
  readonly timer: string;
}

/** Record an event that the outside and other workflows see; goes through the outbox (rule W5). */
export interface EmitEvent extends Keyed {
  readonly type: 'emitEvent';
  /** Instance id + visit id, or instance id + `emit/<status>` for the workflow's own emissions. */
  readonly eventId: string;
  readonly event: string;
  /** Correlation key by which waits find it. */
  readonly eventKey?: string;
  readonly data: JsonValue;
}

/**
 * Listen for events to one open wait, or to one open `forEach` with `more` (rules W1, F5). Whoever performs it delivers
 * every event of the type, and of the key if there is one, that was received at `since` or later, those received before
 * the subscription included, oldest first, each once per subscription; the core decides which it takes.
 */
export interface Subscribe extends Keyed {
  readonly type: 'subscribe';
  /** Work id of the visit that listens. */
  readonly subscription: string;
  /** CloudEvents type, or a pattern such as `github.issues.*`. */
  readonly event: string;
  /** Correlation key, a constant since the opening; absent = every key. */
  readonly eventKey?: string;
  /** Time of receipt from which events count, epoch milliseconds. */
  readonly since: number;
}

/** Stop listening. */
export interface Unsubscribe extends Keyed {
  readonly type: 'unsubscribe';
  readonly subscription: string;
}

/**
 * Start another workflow (rules S1, S2). With `mode: wait` its end comes back as `taskCompleted` or `taskFailed` of the
 * work; with `detach` the work ends when the child has been started, its output is the child's instance id. An
 * operator's retry takes the child of an earlier work of the visit if that has completed, else it starts a new one.
 */
export interface StartChild extends Keyed {
  readonly type: 'startChild';
  readonly work: string;
  readonly stepId: string;
  readonly title: string;
  /** Name and version pinned at publish; self is this very version. */
  readonly workflow: string;
  readonly version: number;
  readonly input: JsonValue;
  readonly mode: 'wait' | 'detach';
  /** Makes it start once in the project: later starts attach to the first. */
  readonly startKey?: string;
  /** Instance id + visit without `.r`: equal for all retries of the visit. */
  readonly idempotencyKey: string;
  /** How deep the child lies below the first instance; 32 at most. */
  readonly depth: number;
  readonly priority: number;
}

/**
 * Cancel the attached child of this work, if the work has started it; if it only attached to it, stop waiting. The work
 * has ended when its `taskCompleted`, `taskFailed` or `taskCancelled` comes (rule T8).
 */
export interface CancelChild extends Keyed {
  readonly type: 'cancelChild';
  readonly work: string;
}

/** The attached children that this instance started follow its pause or resume (rule O1). */
export interface OperateChildren extends Keyed {
  readonly type: 'operateChildren';
  readonly verb: 'pause' | 'resume';
  readonly asked: Verb;
}

/** The instance has ended: the last effect there will ever be (law L6). */
export interface Close extends Keyed {
  readonly type: 'close';
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly output: JsonValue;
  readonly error?: ErrorInfo;
  readonly reason?: string;
}

/** What the shell must do next. */
export type Effect =
  | DispatchTask
  | CancelTask
  | OfferTask
  | WithdrawTask
  | NotifyTask
  | PostponeTask
  | StartTimer
  | CancelTimer
  | EmitEvent
  | Subscribe
  | Unsubscribe
  | StartChild
  | CancelChild
  | OperateChildren
  | Close;
