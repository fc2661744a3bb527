import type { JsonValue } from '@fermata/model';

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

/** `GET /instances/:id`. */
export interface InstanceDetail extends InstanceSummary {
  readonly input: JsonValue;
  readonly output?: JsonValue;
  readonly error?: { readonly code: string; readonly message: string; readonly data?: JsonValue };
  readonly waiting: readonly WaitingFor[];
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
  readonly status: 'open' | 'held' | 'completed' | 'failed' | 'cancelled' | 'skipped';
  readonly openedAt: string;
  readonly endedAt?: string;
  readonly input?: JsonValue;
  readonly output?: JsonValue;
  readonly error?: JsonValue;
  readonly by?: string;
}

/** `POST /instances/:id/cancel`, `…/terminate`, `…/retry` (retry names a visit, else the newest held or failed one). */
export interface OperateRequest {
  readonly reason: string;
  readonly visit?: string;
}

/** Answer of an operator's verb: 202, delivered through the outbox. */
export interface OperateAnswer {
  readonly id: string;
  readonly verb: 'cancel' | 'terminate' | 'retry';
  readonly instanceId: string;
}
