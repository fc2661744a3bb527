import type { JsonValue, Problem } from '@fermata/model';
import type { OperationTarget, OperatorVerb } from '../operations.ts';

/** Status of an instance as stored. */
export type StoredInstanceStatus =
  'pending' | 'running' | 'waiting' | 'suspended' | 'completed' | 'failed' | 'cancelled';

/** `POST /instances`; `Idempotency-Key` makes it happen once. */
export interface StartRequest {
  /** `name` (latest) or `name@version`. */
  readonly workflow: string;
  readonly input?: JsonValue;
  readonly businessKey?: string;
}

/** An instance in lists. Times are RFC 3339. */
export interface InstanceSummary {
  readonly id: string;
  readonly definition: string;
  readonly version: number;
  readonly title: string;
  readonly status: StoredInstanceStatus;
  readonly reason?: string;
  readonly businessKey?: string;
  readonly startedBy: string;
  /** The instance whose step has started it. */
  readonly parentId?: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly closedAt?: string;
  /** When it last changed, to the minute. */
  readonly changedAt: string;
  /** Code of the error that it failed or is held with. */
  readonly errorCode?: string;
  /** The kinds of things that it waits for. */
  readonly waitingFor: readonly WaitingFor['for'][];
}

/** What an open step waits for. */
export interface WaitingFor {
  readonly visit: string;
  readonly stepId: string;
  readonly title: string;
  readonly for: 'activity' | 'person' | 'timer' | 'operator' | 'join' | 'gate' | 'event' | 'child';
  readonly since: string;
  readonly until?: string;
  readonly detail: string;
}

/** An instance that a step of another one has started. */
export interface ChildSummary {
  readonly id: string;
  readonly definition: string;
  readonly version: number;
  readonly status: StoredInstanceStatus;
}

/** `GET /instances/:id`. */
export interface InstanceDetail extends InstanceSummary {
  readonly input: JsonValue;
  readonly output?: JsonValue;
  readonly error?: { readonly code: string; readonly message: string; readonly data?: JsonValue };
  readonly waiting: readonly WaitingFor[];
  /** The newest hundred; all of them by `GET /instances?parent=`. */
  readonly children: readonly ChildSummary[];
  /** Sequence of the projection; grows with every step of the instance. */
  readonly seq: number;
  readonly temporalUrl?: string;
}

/** `GET /instances/:id/visits`. */
export interface VisitRow {
  readonly visit: string;
  readonly stepId: string;
  readonly type: string;
  readonly title: string;
  readonly status: 'open' | 'held' | 'completed' | 'failed' | 'cancelled' | 'skipped' | 'superseded';
  readonly openedAt: string;
  readonly endedAt?: string;
  readonly input?: JsonValue;
  readonly output?: JsonValue;
  readonly error?: JsonValue;
  readonly by?: string;
}

/**
 * `POST /instances/:id/verbs`, with `Idempotency-Key`. The older doors `…/cancel`, `…/terminate` and `…/retry` take the
 * reason and, for a retry, the visit.
 */
export interface OperateRequest extends OperationTarget {
  readonly reason: string;
}

/** Answer of an operator's verb: 202, delivered through the outbox. */
export interface OperateAnswer {
  readonly id: string;
  readonly verb: OperatorVerb;
  readonly instanceId: string;
}

/** `POST /instances/:id/verbs/preview`: what the verb would do, or why it would be refused. Nothing is done. */
export interface OperatePreview {
  readonly accepted: boolean;
  /** Why it would be refused: a dotted code. */
  readonly reason?: string;
  /** Of a refused move: everything that stands against it. */
  readonly problems?: readonly Pick<Problem, 'code' | 'path' | 'message' | 'fix' | 'said' | 'saidFix'>[];
  /** Status of the instance afterwards. */
  readonly status?: StoredInstanceStatus;
  /** Visits, by id. */
  readonly opened?: readonly string[];
  readonly withdrawn?: readonly string[];
  readonly superseded?: readonly string[];
  readonly settled?: readonly { readonly visit: string; readonly status: string }[];
  /** What the graph proves of where it would stand: it cannot complete, with the reasons. */
  readonly findings?: readonly Pick<Problem, 'code' | 'message' | 'said'>[];
}

/** How many instances of a status fit a filter; where it is not `exact` there are more. */
export interface StatusCountRow {
  readonly status: StoredInstanceStatus;
  readonly count: number;
  readonly exact: boolean;
}

/** `GET /instances/counts`. */
export interface InstanceCounts {
  readonly statuses: readonly StatusCountRow[];
}

/** One attempt of the work of a visit. */
export interface AttemptInfo {
  /** Id of the work: an operator's retry is a work of its own. */
  readonly work: string;
  readonly attempt: number;
  readonly implementation: string;
  readonly worker: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly outcome: 'running' | 'completed' | 'failed' | 'withdrawn';
  readonly error?: { readonly code: string; readonly message: string; readonly data?: JsonValue };
  /** When the next attempt begins, if there is one. */
  readonly nextAt?: string;
  /** The activity's run in Temporal Web. */
  readonly temporalUrl?: string;
}

/** One line that an implementation has logged. */
export interface VisitLogLine {
  readonly at: string;
  readonly work: string;
  readonly attempt: number;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields?: JsonValue;
}

/** `GET /instances/:id/visits/:visit`. */
export interface VisitDetail extends VisitRow {
  /** The newest 200, in the order in which they began. */
  readonly attempts: readonly AttemptInfo[];
  /** The newest 500 lines, in the order in which they were written. */
  readonly log: readonly VisitLogLine[];
}

/** One change of the timeline: a visit opened, was held, or came to its end. */
export interface TimelineChange {
  readonly at: string;
  /** Orders all changes, also those of one moment. */
  readonly order: number;
  readonly visit: string;
  readonly stepId: string;
  /** Type and title of the step in the version in which the visit opened. */
  readonly type: string;
  readonly title: string;
  readonly status: VisitRow['status'];
}

/** `GET /instances/:id/timeline`: enough to colour the steps at any moment. */
export interface InstanceTimeline {
  readonly changes: readonly TimelineChange[];
  /** False where there were more visits than these newest 5,000. */
  readonly isWhole: boolean;
}

/** `GET /instances/:id/related`. */
export interface RelatedInstances {
  readonly parent?: InstanceSummary;
  /** The newest hundred. */
  readonly children: readonly InstanceSummary[];
  /** Others with the same business key, the newest fifty. */
  readonly sameKey: readonly InstanceSummary[];
}

/** `GET /instances/:id/tasks`: without what is asked and answered. */
export interface InstanceTask {
  readonly id: string;
  readonly work: string;
  readonly stepId: string;
  readonly title: string;
  readonly status: string;
  readonly assignee?: string;
  readonly outcome?: string;
  readonly createdAt: string;
  readonly closedAt?: string;
  readonly dueAt?: string;
}

/** `GET /instances/:id/audit`. */
export interface InstanceAuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly allowed: boolean;
  readonly reason?: string;
  readonly details?: JsonValue;
}

/** `GET /instances/:id/events`. */
export interface InstanceEvents {
  readonly events: readonly {
    readonly role: 'started' | 'received' | 'emitted';
    readonly at: string;
    readonly source: string;
    readonly id: string;
    readonly type: string;
    readonly key?: string;
  }[];
}
