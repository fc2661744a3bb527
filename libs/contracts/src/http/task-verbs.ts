import type { JsonValue } from '@fermata/model';
import type { OperateAnswer } from './instances.ts';
import type { EarlyAnswerRow } from './tasks.ts';

/** What every change of a task may name: the revision that was seen; another one now is refused (`task.changed`, 409). */
export interface TaskRevision {
  readonly revision?: number;
}

/** `POST /tasks/:id/decline`, `/take-over` and `/resume`. */
export interface TaskReasonRequest extends TaskRevision {
  readonly reason?: string;
}

/** `POST /tasks/:id/suspend`, `/escalate` and `/redo`. */
export interface TaskNeedRequest extends TaskRevision {
  readonly reason: string;
}

/** `POST /tasks/:id/return`: back to who delegated it, else to who had it before, else to all it is offered to. */
export interface ReturnTaskRequest extends TaskRevision {
  readonly note?: string;
}

/** `POST /tasks/:id/release`. */
export interface ReleaseTaskRequest extends TaskRevision {
  /** What is filled in so far stays for the next one unless `drop`. */
  readonly draft?: 'keep' | 'drop';
}

/** `PATCH /tasks/:id`: priority by who may reassign it, follow-up by its holder. */
export interface UpdateTaskRequest extends TaskRevision {
  /** 1 (first) to 5. */
  readonly priority?: number;
  /** RFC 3339, at most a year ahead; null = no more put off. */
  readonly followUpAt?: string | null;
}

/** `POST /tasks/:id/skip`: done without doing; `output` stands for the answer. */
export interface SkipTaskRequest extends TaskNeedRequest {
  readonly output?: JsonValue;
}

/** The answer of `POST /tasks/:id/skip` and `/redo`: what the workflow says to it, and what was asked of it then. */
export interface TaskRepair {
  readonly accepted: boolean;
  /** Why it is refused. */
  readonly reason?: string;
  /** On its way to the workflow. */
  readonly operation?: OperateAnswer;
}

/** `GET` and `PUT /tasks/order`: the order in which the caller has laid its tasks; at most 200. */
export interface OwnTaskOrder {
  readonly ids: readonly string[];
}

/** Answer of `GET /instances/:id/early-answers`. */
export interface EarlyAnswers {
  readonly items: readonly EarlyAnswerRow[];
}

/** `GET /instances/:id/early-answers/:step/form`: as the form of a task, with nothing to show yet. */
export interface EarlyForm {
  readonly reference?: string;
  readonly version?: number;
  readonly definition?: JsonValue;
  readonly schema: JsonValue;
  readonly outcomes: readonly string[];
  /** What expressions see as `user`: the caller. */
  readonly user: JsonValue;
}

/** Answer of `GET /tasks/:id/history`. */
export interface TaskHistory<Row> {
  readonly items: readonly Row[];
}
