import type { JsonValue, Problem } from '@fermata/model';

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
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly createdAt: string;
  /** For compare-and-set: claim, assign and complete name it. */
  readonly revision: number;
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

/** `GET /tasks/:id`. */
export interface TaskDetail extends TaskSummary {
  readonly description?: string;
  readonly form?: { readonly reference: string; readonly body: JsonValue };
  readonly schema: JsonValue;
  readonly outcomes: readonly string[];
  /** What the form shows. */
  readonly data: JsonValue;
  readonly draft?: TaskDraft;
  readonly output?: JsonValue;
  readonly outcome?: string;
  readonly closedAt?: string;
  readonly closeReason?: string;
  readonly escalated: boolean;
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
}
