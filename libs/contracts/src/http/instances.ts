import type { JsonValue } from '@fermata/model';
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
  readonly problems?: readonly { readonly code: string; readonly path: string; readonly message: string }[];
  /** Status of the instance afterwards. */
  readonly status?: StoredInstanceStatus;
  /** Visits, by id. */
  readonly opened?: readonly string[];
  readonly withdrawn?: readonly string[];
  readonly superseded?: readonly string[];
  readonly settled?: readonly { readonly visit: string; readonly status: string }[];
  /** What the graph proves of where it would stand: it cannot complete, with the reasons. */
  readonly findings?: readonly { readonly code: string; readonly message: string }[];
}
