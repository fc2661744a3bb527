import type { PersonReference, StrandedRow, TaskSummary } from '@fermata/contracts';

/** A task as the desk hands it on. */
export interface DeskTask {
  readonly id: string;
  readonly title: string;
  readonly businessKey?: string | undefined;
  readonly dueAt?: string | undefined;
  readonly startBy?: string | undefined;
  readonly holder?: PersonReference | undefined;
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly priority?: number;
  /** Why it does not move by itself. */
  readonly reason?: StrandedRow['reason'];
}

/** What it is and what it is about: many tasks of a step have one title. */
export function nameOfTask({ title, businessKey }: Pick<DeskTask, 'title' | 'businessKey'>): string {
  return businessKey === undefined ? title : `${title} · ${businessKey}`;
}

/** Of the inbox. */
export function summaryTask(task: TaskSummary): DeskTask {
  const { id, title, businessKey, dueAt, startBy, assignee, groups, users, priority } = task;
  return { id, title, businessKey, dueAt, startBy, holder: assignee, groups, users, priority };
}

/** Of the list of stranded ones. */
export function strandedTask(row: StrandedRow): DeskTask {
  const { taskId, title, dueAt, holder, groups, users, reason } = row;
  return { id: taskId, title, dueAt, holder, groups, users, reason };
}
