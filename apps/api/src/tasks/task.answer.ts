import type { TaskDetail, TaskSummary } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { TaskDetail as StoredTask, TaskSummary as StoredSummary } from '@fermata/persistence';
import { present } from '../http/page.dto.ts';

/** A task as lists answer it. */
export function summaryAnswer(row: StoredSummary): TaskSummary {
  const assignee =
    row.assignee === null ? undefined : { id: row.assignee, name: row.assigneeName ?? row.assignee };
  return {
    id: row.id,
    instanceId: row.instanceId,
    definition: row.definition,
    version: row.definitionVersion,
    stepId: row.stepId,
    work: row.work,
    title: row.title,
    status: row.status,
    priority: row.priority,
    groups: row.offeredGroups,
    users: row.offeredUsers,
    createdAt: row.createdAt.toISOString(),
    revision: row.version,
    ...present({ dueAt: row.dueAt?.toISOString(), assignee }),
  };
}

/** What belongs to a task beside its row. */
export interface TaskForm {
  readonly reference: string;
  readonly body: JsonValue;
}

/** One task, whole. */
export function detailAnswer(row: StoredTask, schema: JsonValue, form: TaskForm | undefined): TaskDetail {
  const draft = row.draftAt === null ? undefined : { data: row.draft, savedAt: row.draftAt.toISOString() };
  return {
    ...summaryAnswer(row),
    schema,
    outcomes: row.outcomes,
    data: row.data,
    escalated: row.isEscalated,
    ...present({
      description: row.description,
      form,
      draft,
      output: row.output,
      outcome: row.outcome,
      closedAt: row.closedAt?.toISOString(),
      closeReason: row.closeReason,
    }),
  } as TaskDetail;
}
