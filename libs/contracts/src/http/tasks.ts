import type { JsonValue, Phrase, Problem } from '@fermata/model';

/** Status of a manual task. */
export type TaskStatus = 'offered' | 'claimed' | 'submitted' | 'completed' | 'expired' | 'withdrawn';

/** A task in the inbox: `GET /tasks`. Times are RFC 3339. */
export interface TaskSummary {
  readonly id: string;
  readonly instanceId: string;
  readonly definition: string;
  readonly version: number;
  readonly stepId: string;
  readonly work: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly priority: number;
  readonly dueAt?: string;
  readonly assignee?: { readonly id: string; readonly name: string };
  /** Since when its holder has it. */
  readonly claimedAt?: string;
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly createdAt: string;
  /** For compare-and-set: claim, assign and complete name it. */
  readonly revision: number;
  /** The business key of its instance. */
  readonly businessKey?: string;
  /** The latest moment to begin so that it is done in time, by how long such tasks have taken: the order of breach risk. */
  readonly startBy?: string;
  /** Nobody may claim or answer it until it is resumed; its due time goes on. */
  readonly suspendedAt?: string;
  /** Its holder has put it off until then. */
  readonly followUpAt?: string;
  /** Who has delegated it and gets it back. */
  readonly owner?: PersonReference;
  /** Whether it was given to its holder without an offer. */
  readonly allocated: boolean;
  /** When nothing was waited for any more; the next two only from then on. */
  readonly closedAt?: string;
  /** What was decided. */
  readonly outcome?: string;
  /** Who decided. */
  readonly answeredBy?: PersonReference;
}

/** A person by name. */
export interface PersonReference {
  readonly id: string;
  readonly name: string;
}

/** What is filled in so far. */
export interface TaskDraft {
  readonly data: JsonValue;
  readonly savedAt: string;
  /** For the next save: another one now is refused with what was saved meanwhile. */
  readonly revision: number;
}

/** Somebody who had the form of a task before them, while it was open. */
export interface TaskSight {
  readonly person: { readonly id: string; readonly name: string };
  readonly firstAt: string;
  readonly lastAt: string;
}

/** `GET /tasks/:id/form`: what the person saw, also when the task has long been closed. */
export interface TaskForm {
  /** `name@version`; absent where the form is made from the schema. */
  readonly reference?: string;
  readonly version?: number;
  /** The component definition at that version. */
  readonly definition?: JsonValue;
  /** JSON Schema of the answer. */
  readonly schema: JsonValue;
  readonly outcomes: readonly string[];
  /** What the form shows. */
  readonly input: JsonValue;
  readonly answer?: JsonValue;
  readonly outcome?: string;
  readonly answeredBy?: string;
  readonly answeredAt?: string;
  readonly draft?: TaskDraft;
  readonly seenAt: readonly TaskSight[];
  /** What expressions see as `user`: the caller. */
  readonly user: JsonValue;
}

/** `POST /tasks/:id/check`: what the server would say to this answer. */
export interface TaskCheck {
  readonly problems: readonly Problem[];
}

/** What may be done to a task besides reading it; each has a right and conditions of its own. */
export type TaskDeed =
  | 'claim'
  | 'complete'
  | 'release'
  | 'return'
  | 'delegate'
  | 'assign'
  | 'takeOver'
  | 'decline'
  | 'help'
  | 'snooze'
  | 'prioritise'
  | 'escalate'
  | 'suspend'
  | 'skip'
  | 'redo';

/** Whether somebody may do something, and where not, the refusal that would come. */
export interface TaskLeave {
  readonly allowed: boolean;
  /** Stable code, such as `task.separation`. */
  readonly code?: string;
  readonly detail?: string;
  /** The detail as a phrase with its values, for other languages; absent where the detail is all of it. */
  readonly said?: Phrase;
}

/** What the caller may do to a task as it stands. `suspend` is also for resuming. */
export type TaskMay = Readonly<Record<TaskDeed, TaskLeave>>;

/** `GET /tasks/:id`. */
export interface TaskDetail extends TaskSummary {
  /** Said by the doors of one task. What is done is judged again then: somebody else may have been first. */
  readonly may?: TaskMay;
  readonly description?: string;
  readonly form?: { readonly reference: string; readonly body: JsonValue };
  readonly schema: JsonValue;
  readonly outcomes: readonly string[];
  /** What the form shows. */
  readonly data: JsonValue;
  readonly draft?: TaskDraft;
  readonly output?: JsonValue;
  readonly closeReason?: string;
  readonly escalated: boolean;
  /** Who has suspended it. */
  readonly suspendedBy?: PersonReference;
  /** Who sees it and fills in the draft besides its holder; absent = nobody. */
  readonly helpers?: readonly PersonReference[];
}

/** `POST /tasks/:id/complete`: the id makes it happen once, however often it is sent. */
export interface CompleteTaskRequest {
  readonly submissionId: string;
  readonly outcome?: string;
  readonly data: JsonValue;
}

/** `POST /tasks/:id/assign`. */
export interface AssignTaskRequest {
  readonly user: string;
  /** What is filled in so far goes along unless `drop`. */
  readonly draft?: 'keep' | 'drop';
}

/** `POST /tasks/:id/delegate`: the other does it, or gives it back by `return`; told why. */
export interface DelegateTaskRequest extends AssignTaskRequest {
  readonly note?: string;
}

/** What can be done to many tasks at once. */
export type BulkTaskVerb =
  'claim' | 'release' | 'assign' | 'complete' | 'snooze' | 'suspend' | 'resume' | 'prioritise';

/** `POST /tasks/bulk`: at most 200 tasks. `complete` only where all have the same form at the same version. */
export interface BulkTasksRequest {
  readonly verb: BulkTaskVerb;
  readonly ids: readonly string[];
  /** Says what would happen and changes nothing. */
  readonly dryRun?: boolean;
  /** For `assign`. */
  readonly user?: string;
  /** For `assign`: what is filled in so far goes along unless `drop`. */
  readonly draft?: 'keep' | 'drop';
  /** For `prioritise`, 1 to 5. */
  readonly priority?: number;
  /** For `snooze`: until when, at most a year ahead; null = no longer. */
  readonly followUpAt?: string | null;
  /** For `complete`: one id for the whole, from which each task's is made; sent again it completes nothing twice. */
  readonly submissionId?: string;
  readonly outcome?: string;
  readonly data?: JsonValue;
  /** For `suspend`, where it is needed, and `resume`. */
  readonly reason?: string;
}

/** What became, or would become, of one task. */
export interface BulkTaskRow {
  readonly id: string;
  readonly title?: string;
  readonly done: boolean;
  /** Stable code of the refusal, such as `task.taken`. */
  readonly code?: string;
  readonly detail?: string;
  /** The detail as a phrase with its values, for other languages; absent where the detail is all of it. */
  readonly said?: Phrase;
  readonly problems?: readonly Problem[];
}

/** The answer of `POST /tasks/bulk`, in the order of the request. */
export interface BulkTasksAnswer {
  readonly dryRun: boolean;
  readonly done: number;
  readonly refused: number;
  readonly rows: readonly BulkTaskRow[];
}

/** `POST /tasks/next`: takes and answers the next task; `task` is absent when there is none (yet). */
export interface NextTaskRequest {
  /** `list`: first of the view; `pile`: the same step of other instances; `chain`: the same instance. */
  readonly mode: 'list' | 'pile' | 'chain';
  /** The task just finished; needed by `pile` and `chain`. */
  readonly after?: string;
  /** Whether it is claimed at once. */
  readonly claim?: boolean;
}

/** The answer of `POST /tasks/next`. */
export interface NextTask {
  readonly task?: TaskDetail;
}

/** One line of `GET /tasks/:id/history`, oldest first. Times are RFC 3339. */
export interface TaskHistoryRow {
  readonly at: string;
  /** `offered`, `claimed`, `assigned`, `delegated`, `reminded`, `commented`, … */
  readonly what: string;
  /** Absent = the workflow. */
  readonly by?: PersonReference;
  /** Whom `details` names as `to` and `from`. */
  readonly to?: PersonReference;
  readonly from?: PersonReference;
  readonly details?: JsonValue;
}

/** A count that is exact up to a bound. */
export interface BoundedCount {
  readonly count: number;
  /** Whether there are not more than `count`. */
  readonly exact: boolean;
}

/** `GET /tasks/counts`. */
export interface TaskCounts {
  readonly mine: BoundedCount;
  readonly groups: BoundedCount;
  readonly all: BoundedCount;
  readonly overdue: BoundedCount;
  readonly snoozed: BoundedCount;
  /** Groups by name; what is offered to a role is in `groups` alone. */
  readonly byGroup: readonly (BoundedCount & { readonly group: string })[];
}

/** `GET /instances/:id/early-answers`, oldest first. One waits for each step. */
export interface EarlyAnswerRow {
  readonly stepId: string;
  readonly by: PersonReference;
  readonly givenAt: string;
  readonly outcome?: string;
  /** Only for who gave it and who may reassign every task. */
  readonly output?: JsonValue;
  /** Whether the caller gave it. */
  readonly own: boolean;
}

/** A manual step that comes next. */
export interface StepToCome {
  readonly stepId: string;
  readonly title: string;
  /** What somebody has answered already; one answer waits for each step. */
  readonly answer?: EarlyAnswerRow;
}

/** `GET /tasks/:id/context`: what one wants to know beside the form. */
export interface TaskContext {
  readonly instance: {
    readonly id: string;
    readonly definition: string;
    readonly version: number;
    readonly status: string;
    readonly businessKey?: string;
    readonly startedBy: string;
    readonly startedAt: string;
  };
  /** Scalar members of what the task shows and the instance was started with, most telling first; at most 12. */
  readonly facts: readonly { readonly name: string; readonly value: JsonValue }[];
  /** Other tasks of the instance that the caller may see, newest first; with what was decided. */
  readonly earlier: readonly TaskSummary[];
  /** Open and recent tasks of other instances with the same business key. */
  readonly related: readonly TaskSummary[];
  /** For a task of a forEach: how its round stands. */
  readonly round?: {
    readonly total: number;
    readonly done: number;
    readonly open: number;
    readonly outcomes: Readonly<Record<string, number>>;
  };
  /** Where each outcome leads: titles of the steps that come next. */
  readonly next: readonly { readonly outcome?: string; readonly steps: readonly string[] }[];
  /** Manual steps among those that come next which the caller may answer before they are asked for. */
  readonly early: readonly StepToCome[];
}

/** `POST /instances/:id/early-answers`: done before it is asked for; given in as soon as the step opens its task. */
export interface EarlyAnswerRequest {
  readonly stepId: string;
  readonly outcome?: string;
  readonly data: JsonValue;
}
