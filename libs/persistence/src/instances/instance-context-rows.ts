import type { JsonValue, VisitStatus } from '@fermata/model';

/** A visit on the timeline: when it opened, and what it came to when. */
export interface TimelineVisit {
  readonly visit: string;
  readonly stepId: string;
  readonly type: string;
  readonly title: string;
  readonly status: VisitStatus;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  /** Sequence of the advance that first told of it, and where in it: orders what opened at one moment. */
  readonly place: number;
}

/** A row of the audit trail about one instance. */
export interface InstanceAuditRow {
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly verb: string;
  readonly outcome: 'allowed' | 'denied';
  readonly reason: string | null;
  readonly details: JsonValue;
}

/** An event of an instance: what started it, what was handed to it, what it has emitted. */
export interface InstanceEventRow {
  readonly role: 'started' | 'received' | 'emitted';
  readonly at: Date;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly key: string | null;
}

/** A task of an instance, without what is asked and answered. */
export interface InstanceTaskRow {
  readonly id: string;
  readonly work: string;
  readonly stepId: string;
  readonly title: string;
  readonly status: string;
  readonly assignee: string | null;
  readonly outcome: string | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly dueAt: Date | null;
}

/** The columns of {@link TimelineVisit}. */
export const timelineColumns = `v.visit, v.step_id AS "stepId", v.type, v.status, v.title, v.opened_at AS "openedAt",
  v.ended_at AS "endedAt", v.place::float8 AS place`;

/** The columns of {@link InstanceAuditRow}. */
export const instanceAuditColumns = `a.number::float8 AS number, a.at, a.actor, a.verb, a.outcome, a.reason, a.details`;

/** The columns of {@link InstanceTaskRow}. */
export const instanceTaskColumns = `t.id, t.work, t.step_id AS "stepId", t.title, t.status, t.assignee, t.outcome,
  t.created_at AS "createdAt", t.closed_at AS "closedAt", t.due_at AS "dueAt"`;
