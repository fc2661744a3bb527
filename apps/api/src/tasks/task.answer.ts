import type { TaskDetail, TaskDraft, TaskSummary } from '@fermata/contracts';
import type { TaskDetail as StoredTask, TaskSummary as StoredSummary } from '@fermata/persistence';
import { present } from '../http/page.dto.ts';
import type { PinnedForm } from './form-plans.ts';

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

/** What is filled in so far. */
export function draftAnswer({ draft, draftAt, draftRevision }: StoredTask): TaskDraft | undefined {
  if (draftAt === null) return undefined;
  return { data: draft, savedAt: draftAt.toISOString(), revision: draftRevision };
}

/** One task, whole. */
export function detailAnswer(row: StoredTask, { plan, shown: form }: PinnedForm): TaskDetail {
  const draft = draftAnswer(row);
  return {
    ...summaryAnswer(row),
    schema: plan.schema,
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
