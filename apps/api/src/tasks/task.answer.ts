import type { PersonReference, TaskContext, TaskDetail, TaskDraft, TaskSummary } from '@fermata/contracts';
import type {
  TaskDetail as StoredTask,
  TaskInstance,
  TaskSummary as StoredSummary,
} from '@fermata/persistence';
import { present } from '../http/page.dto.ts';
import type { PinnedForm } from './form-plans.ts';

/** A task as lists answer it. */
export function summaryAnswer(row: StoredSummary): TaskSummary {
  const assignee = personOf(row.assignee, row.assigneeName);
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
    allocated: row.allocated,
    ...present({
      dueAt: row.dueAt?.toISOString(),
      assignee,
      claimedAt: row.claimedAt?.toISOString(),
      businessKey: row.businessKey,
      startBy: row.startBy?.toISOString(),
      suspendedAt: row.suspendedAt?.toISOString(),
      followUpAt: row.followUpAt?.toISOString(),
      owner: personOf(row.owner, row.ownerName),
    }),
    ...(row.closedAt === null ? {} : decided(row, row.closedAt)),
  };
}

/** What came of a task that has ended; of an answer that the workflow still judges nothing is told. */
function decided(row: StoredSummary, closedAt: Date): Partial<TaskSummary> {
  const answeredBy = personOf(row.submittedBy, row.submittedByName);
  return present({ closedAt: closedAt.toISOString(), outcome: row.outcome, answeredBy });
}

function personOf(id: string | null, name: string | null): PersonReference | undefined {
  return id === null ? undefined : { id, name: name ?? id };
}

/** The instance of a task. */
export function contextInstance(row: TaskInstance): TaskContext['instance'] {
  const { id, definition, version, status, startedBy, startedAt, businessKey } = row;
  const known = { id, definition, version, status, startedBy, startedAt: startedAt.toISOString() };
  return { ...known, ...present({ businessKey }) };
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
      closeReason: row.closeReason,
      suspendedBy: personOf(row.suspendedBy, row.suspendedByName),
      helpers: row.helpers.length === 0 ? undefined : row.helpers,
    }),
  } as TaskDetail;
}
