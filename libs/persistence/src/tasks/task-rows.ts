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
  readonly businessKey: string | null;
  /** The latest moment to begin so that it is done in time. */
  readonly startBy: Date | null;
  readonly suspendedAt: Date | null;
  readonly followUpAt: Date | null;
  /** Who has delegated it and gets it back. */
  readonly owner: string | null;
  readonly ownerName: string | null;
  readonly allocated: boolean;
  readonly outcome: string | null;
  readonly submittedBy: string | null;
  readonly submittedByName: string | null;
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
  readonly suspendedBy: string | null;
  readonly suspendedByName: string | null;
  /** Who sees it and fills in the draft besides its holder. */
  readonly helpers: readonly { readonly id: string; readonly name: string }[];
  /** Steps of the same instance whose performers may not answer it, nor its performer theirs. */
  readonly separateFrom: readonly string[];
  /** Whether a timer has offered it to more people. */
  readonly isEscalated: boolean;
  readonly draft: JsonValue;
  readonly draftBy: string | null;
  readonly draftAt: Date | null;
  /** Grows with every save of the draft; 0 = there is none. */
  readonly draftRevision: number;
  readonly submissionId: string | null;
  readonly submittedAt: Date | null;
  readonly output: JsonValue;
}

/** Who looks, and in which groups that person may do what. The API works it out from grants, afresh or at most 5 s old. */
export interface TaskViewer {
  readonly userId: string;
  /** Whose offers by name the person may take: the person's own, and of those for whom it stands in. */
  readonly users: readonly string[];
  readonly see: readonly string[];
  readonly claim: readonly string[];
  readonly complete: readonly string[];
  readonly reassign: readonly string[];
  readonly suspend: readonly string[];
  /** Sees every task of the project. */
  readonly all: boolean;
  /** Reassigns every task of the project. */
  readonly reassignsAll: boolean;
  /** Suspends and resumes every task of the project. */
  readonly suspendsAll: boolean;
}

const offered = (kind: 'user' | 'group') => `ARRAY(SELECT o.principal FROM task_offer o
  WHERE o.project_id = t.project_id AND o.task_id = t.id AND o.kind = '${kind}' ORDER BY o.principal)`;

/** The columns of {@link TaskSummary}. */
export const taskSummaryColumns = `t.id, t.instance_id AS "instanceId", t.work, t.step_id AS "stepId", t.definition,
  t.definition_version AS "definitionVersion", t.title, t.status, t.priority, t.due_at AS "dueAt", t.assignee,
  (SELECT u.display_name FROM user_account u WHERE u.id = t.assignee) AS "assigneeName",
  t.claimed_at AS "claimedAt", t.version, t.created_at AS "createdAt", t.closed_at AS "closedAt",
  t.close_reason AS "closeReason", ${offered('user')} AS "offeredUsers", ${offered('group')} AS "offeredGroups",
  t.business_key AS "businessKey", t.start_by AS "startBy", t.suspended_at AS "suspendedAt",
  t.follow_up_at AS "followUpAt", t.owner, t.allocated,
  (SELECT u.display_name FROM user_account u WHERE u.id = t.owner) AS "ownerName",
  t.outcome, t.submitted_by AS "submittedBy",
  (SELECT u.display_name FROM user_account u WHERE u.id = t.submitted_by) AS "submittedByName"`;

/** The columns of {@link TaskDetail}. */
export const taskColumns = `${taskSummaryColumns}, t.description, t.form, t.output_schema AS "outputSchema", t.outcomes,
  t.data, t.not_users AS "notUsers", t.separate_from AS "separateFrom", EXISTS (SELECT 1 FROM notice n WHERE n.project_id = t.project_id
    AND n.task_id = t.id AND n.kind = 'escalate') AS "isEscalated", t.draft, t.draft_by AS "draftBy", t.draft_at AS "draftAt",
  t.draft_revision AS "draftRevision",
  t.submission_id AS "submissionId", t.submitted_at AS "submittedAt", t.output, t.suspended_by AS "suspendedBy",
  (SELECT u.display_name FROM user_account u WHERE u.id = t.suspended_by) AS "suspendedByName",
  (SELECT COALESCE(json_agg(json_build_object('id', h.person, 'name', COALESCE(u.display_name, h.person)) ORDER BY h.person),
    '[]') FROM task_helper h LEFT JOIN user_account u ON u.id = h.person
    WHERE h.project_id = t.project_id AND h.task_id = t.id) AS helpers`;

/** SQL: whether the task `t` is offered to one of the users of one list, or to one of the groups of another. */
export function offeredTo(users: string, groups: string): string {
  return `EXISTS (SELECT 1 FROM task_offer o WHERE o.project_id = t.project_id AND o.task_id = t.id AND (
    (o.kind = 'user' AND o.principal = ANY (${users}::text[])) OR (o.kind = 'group' AND o.principal = ANY (${groups}::text[]))))`;
}
