import type { InstanceStatus, JsonValue, VisitStatus } from '@fermata/model';

/** An instance as lists show it. */
export interface InstanceSummary {
  readonly id: string;
  readonly definition: string;
  readonly version: number;
  readonly status: InstanceStatus;
  readonly reason: string | null;
  readonly businessKey: string | null;
  readonly startedBy: string;
  /** The instance whose step has started it. */
  readonly parentId: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly closedAt: Date | null;
  /** When it last changed, to the minute. */
  readonly changedAt: Date;
  /** Code of the error that it failed or is held with. */
  readonly errorCode: string | null;
  /** Grows with every advance; a reader may wait for it. */
  readonly seq: number;
  /** The interpreter's Waiting rows. */
  readonly waiting: JsonValue;
}

/** One instance, whole. */
export interface InstanceDetail extends InstanceSummary {
  readonly planHash: string;
  readonly input: JsonValue;
  readonly output: JsonValue;
  readonly error: JsonValue;
  readonly trigger: JsonValue;
  /** The interpreter's StepView rows. */
  readonly steps: JsonValue;
  /** The definition's `searchable` values. */
  readonly searchable: JsonValue;
}

/** One visit of a step. */
export interface VisitRow {
  readonly visit: string;
  readonly stepId: string;
  readonly n: number;
  readonly type: string;
  readonly status: VisitStatus;
  readonly title: string;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly input: JsonValue;
  readonly output: JsonValue;
  readonly error: JsonValue;
  readonly by: string | null;
}

/** The columns of {@link InstanceSummary}. */
export const instanceSummaryColumns = `i.id, i.definition, i.version, i.status, i.reason,
  i.business_key AS "businessKey", i.started_by AS "startedBy", i.parent_id AS "parentId", i.created_at AS "createdAt",
  i.started_at AS "startedAt", i.closed_at AS "closedAt", i.changed_at AS "changedAt", i.error_code AS "errorCode", i.seq::float8 AS seq, i.waiting`;

/** The columns of {@link InstanceDetail}. */
export const instanceColumns = `${instanceSummaryColumns}, i.plan_hash AS "planHash", i.input, i.output, i.error,
  i.trigger, i.steps, i.searchable`;

/** The columns of {@link VisitRow}. */
export const visitColumns = `v.visit, v.step_id AS "stepId", v.n, v.type, v.status, v.title,
  v.opened_at AS "openedAt", v.ended_at AS "endedAt", v.input, v.output, v.error, v."by"`;
