import type { JsonValue } from '@fermata/model';

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

/** `GET /tasks/:id`. */
export interface TaskDetail extends TaskSummary {
  readonly description?: string;
  readonly form?: { readonly reference: string; readonly body: JsonValue };
  readonly schema: JsonValue;
  readonly outcomes: readonly string[];
  /** What the form shows. */
  readonly data: JsonValue;
  readonly draft?: { readonly data: JsonValue; readonly savedAt: string };
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
