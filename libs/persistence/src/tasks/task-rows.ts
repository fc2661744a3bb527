import type { JsonValue, TaskStatus } from '@fermata/model';

/** A manual task as lists show it. */
export interface TaskSummary {
  readonly id: string;
  readonly instanceId: string;
  readonly work: string;
  readonly stepId: string;
  readonly definition: string;
  readonly definitionVersion: number;
  readonly title: string;
  readonly status: TaskStatus;
  /** 1 is served first. */
  readonly priority: number;
  readonly dueAt: Date | null;
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly claimedAt: Date | null;
  /** What a compare-and-set compares; grows with every change but a draft. */
  readonly version: number;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
  readonly offeredUsers: readonly string[];
  readonly offeredGroups: readonly string[];
}

/** One manual task, whole. */
export interface TaskDetail extends TaskSummary {
  readonly description: string | null;
  /** `name@version` of the form. */
  readonly form: string | null;
  readonly outputSchema: JsonValue;
  readonly outcomes: readonly string[];
  readonly data: JsonValue;
  readonly notUsers: readonly string[];
  /** Whether a timer has offered it to more people. */
  readonly isEscalated: boolean;
  readonly draft: JsonValue;
  readonly draftBy: string | null;
  readonly draftAt: Date | null;
  /** Grows with every save of the draft; 0 = there is none. */
  readonly draftRevision: number;
  readonly submissionId: string | null;
  readonly submittedBy: string | null;
  readonly submittedAt: Date | null;
  readonly output: JsonValue;
  readonly outcome: string | null;
}

/** Who looks, and in which groups that person may do what. The API works it out from grants, afresh or at most 5 s old. */
export interface TaskViewer {
  readonly userId: string;
  readonly see: readonly string[];
  readonly claim: readonly string[];
  readonly complete: readonly string[];
  readonly reassign: readonly string[];
  /** Sees and reassigns every task of the project. */
  readonly all: boolean;
}

const offered = (kind: 'user' | 'group') => `ARRAY(SELECT o.principal FROM task_offer o
  WHERE o.project_id = t.project_id AND o.task_id = t.id AND o.kind = '${kind}' ORDER BY o.principal)`;

/** The columns of {@link TaskSummary}. */
export const taskSummaryColumns = `t.id, t.instance_id AS "instanceId", t.work, t.step_id AS "stepId", t.definition,
  t.definition_version AS "definitionVersion", t.title, t.status, t.priority, t.due_at AS "dueAt", t.assignee,
  (SELECT u.display_name FROM user_account u WHERE u.id = t.assignee) AS "assigneeName",
  t.claimed_at AS "claimedAt", t.version, t.created_at AS "createdAt", t.closed_at AS "closedAt",
  t.close_reason AS "closeReason", ${offered('user')} AS "offeredUsers", ${offered('group')} AS "offeredGroups"`;

/** The columns of {@link TaskDetail}. */
export const taskColumns = `${taskSummaryColumns}, t.description, t.form, t.output_schema AS "outputSchema", t.outcomes,
  t.data, t.not_users AS "notUsers", EXISTS (SELECT 1 FROM notice n WHERE n.project_id = t.project_id
    AND n.task_id = t.id AND n.kind = 'escalate') AS "isEscalated", t.draft, t.draft_by AS "draftBy", t.draft_at AS "draftAt",
  t.draft_revision AS "draftRevision",
  t.submission_id AS "submissionId", t.submitted_by AS "submittedBy", t.submitted_at AS "submittedAt", t.output,
  t.outcome`;

/** Whether the task is offered to the user of one parameter, or to one of the groups of another. */
export function offeredTo(user: string, groups: string): string {
  return `EXISTS (SELECT 1 FROM task_offer o WHERE o.project_id = t.project_id AND o.task_id = t.id AND (
    (o.kind = 'user' AND o.principal = ${user}) OR (o.kind = 'group' AND o.principal = ANY (${groups}::text[]))))`;
}
