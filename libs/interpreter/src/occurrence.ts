import type { JsonValue } from '@fermata/model';
import type { Repair } from './verbs/requests.ts';
import type { Verb } from './verbs/verb.ts';

/** What a failed attempt, a failed step or a failed instance says of itself (rule D1). */
export interface ErrorInfo {
  /** Dotted code, such as `http.503` or `timeout`. */
  readonly code: string;
  readonly message: string;
  readonly data?: JsonValue;
  readonly cause?: ErrorInfo;
}

/** What started an instance: a person, an event or a schedule. */
export type Trigger =
  | { readonly type: 'manual' }
  | { readonly type: 'event'; readonly event: EventInfo }
  | { readonly type: 'schedule'; readonly name: string }
  /** A step of another instance (rule S1). */
  | { readonly type: 'workflow'; readonly instanceId: string; readonly step: string };

/** An event as expressions see it. `receivedAt` is RFC 3339. */
export interface EventInfo {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly key: string | null;
  readonly data: JsonValue;
  readonly receivedAt: string;
}

/** Every occurrence carries the workflow's time in epoch milliseconds; it never decreases (rule W4). */
interface Occurred {
  readonly at: number;
}

/** The instance begins; always the first occurrence. */
export interface Started extends Occurred {
  readonly type: 'started';
  readonly instanceId: string;
  readonly input: JsonValue;
  readonly trigger: Trigger;
  readonly startedBy: string;
  /** The key given at the start; without one the plan's `businessKey` is evaluated. */
  readonly businessKey?: string;
  /** How deep it lies below the first instance; absent = it is the first (rule S1). */
  readonly depth?: number;
}

/** An automated attempt ended well, or the first valid answer of a person arrived. */
export interface TaskCompleted extends Occurred {
  readonly type: 'taskCompleted';
  /** Visit id `step#n`; an operator's retry carries the work id `step#n.r`. */
  readonly work: string;
  readonly output: JsonValue;
  /** The person who answered; absent for automated work. */
  readonly by?: string;
}

/** The last attempt failed: attempts belong to Temporal, the core sees the final outcome only. */
export interface TaskFailed extends Occurred {
  readonly type: 'taskFailed';
  readonly work: string;
  readonly error: ErrorInfo;
}

/** A person claimed the task for the first time (rules M1, W3). */
export interface TaskStarted extends Occurred {
  readonly type: 'taskStarted';
  readonly work: string;
  readonly by: string;
}

/** Withdrawn work has really ended, so what it held may be released (rule T8). */
export interface TaskCancelled extends Occurred {
  readonly type: 'taskCancelled';
  readonly work: string;
}

/** The clock reached a timer's deadline. */
export interface TimerFired extends Occurred {
  readonly type: 'timerFired';
  readonly timer: string;
}

/** An event came for a subscription of this instance, or once for several of them (rules W1, W2). */
export interface EventReceived extends Occurred {
  readonly type: 'eventReceived';
  readonly event: EventInfo;
}

/**
 * Outside, an open wait was there before it was judged to open: whoever judged it first died before that was recorded.
 * What was received since then was meant for it (rule W1).
 */
export interface Subscribed extends Occurred {
  readonly type: 'subscribed';
  readonly subscription: string;
  /** Time of receipt from which events count, epoch milliseconds. */
  readonly since: number;
}

/** Somebody asks to cancel the instance; `onCancel` may have work (rule E6). */
export interface CancelRequested extends Occurred {
  readonly type: 'cancelRequested';
  readonly verb: Verb;
}

/** Somebody ends the instance at once, without its handlers. */
export interface TerminateRequested extends Occurred {
  readonly type: 'terminateRequested';
  readonly verb: Verb;
}

/** An operator retries a held or failed visit: same visit, same input, same key (rule O3). */
export interface RetryRequested extends Occurred {
  readonly type: 'retryRequested';
  readonly verb: Verb;
  readonly visit: string;
}

/** What has happened; the only way anything reaches the core. */
export type Occurrence =
  | Started
  | TaskCompleted
  | TaskFailed
  | TaskStarted
  | TaskCancelled
  | TimerFired
  | EventReceived
  | Subscribed
  | CancelRequested
  | TerminateRequested
  | RetryRequested
  | Repair;
