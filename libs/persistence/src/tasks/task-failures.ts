import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { TaskDetail } from './task-rows.ts';

/** The task is not there, or not for this person: nobody can tell the two apart. */
export function unknownTask(taskId: string): AppError {
  return new AppError('task.unknown', said`there is no task "${{ taskId }}"`, { status: 404 });
}

/** Somebody else was first: who, and when. */
export function taken(task: TaskDetail): AppError {
  const user = task.submittedBy ?? task.assignee;
  const at = task.submittedAt ?? task.claimedAt;
  const winner = { user, name: task.assigneeName ?? user, at: at?.toISOString() ?? null };
  return new AppError('task.taken', said`${{ name: winner.name ?? '' }} has this task`, {
    status: 409,
    details: { winner },
  });
}

/** The task no longer waits for anybody. */
export function closedTask(task: TaskDetail): AppError {
  return new AppError('task.closed', said`this task is ${{ status: task.status }}`, {
    status: 409,
    details: {
      status: task.status,
      reason: task.closeReason,
      closedAt: task.closedAt?.toISOString() ?? null,
    },
  });
}

/** The task was changed since the version that the caller has seen. */
export function changedTask(task: TaskDetail): AppError {
  return new AppError('task.changed', said`this task was changed meanwhile`, {
    status: 409,
    details: { version: task.version },
  });
}

/** Nobody works on the task until it is resumed: who has suspended it, and when. */
export function suspendedTask(task: TaskDetail): AppError {
  const name = task.suspendedByName ?? task.suspendedBy ?? '';
  const suspended = { user: task.suspendedBy, name, at: task.suspendedAt?.toISOString() ?? null };
  return new AppError('task.suspended', said`${{ name }} has suspended this task`, {
    status: 409,
    details: { suspended },
  });
}

/** The other is not among those who may have the task. */
export function assigneeRefused(to: string): AppError {
  return new AppError('task.assignee-refused', said`"${{ to }}" is not among those this task is offered to`, {
    status: 422,
    details: { assignee: to },
  });
}

/** Another device has saved the draft meanwhile: what it saved comes along. */
export function draftConflict({ draft, draftAt, draftRevision }: TaskDetail): AppError {
  const saved = { data: draft, revision: draftRevision, savedAt: draftAt?.toISOString() ?? null };
  return new AppError('task.draft-conflict', said`the draft was saved elsewhere meanwhile`, {
    status: 409,
    details: { draft: saved },
  });
}

/** The caller may see the task and not do this to it. */
export function forbiddenTask(message: string): AppError {
  return new AppError('task.forbidden', message, { status: 403 });
}

/** Separation of duties: this person may never answer this task. */
export function separated(name: string): AppError {
  return new AppError('task.separation', said`${{ name }} may not answer this task: separation of duties`, {
    status: 403,
  });
}

/** Why a claim or an answer by this user failed, judged on the task as it is now. */
export function refusal(task: TaskDetail, userId: string, version?: number): AppError {
  if (task.notUsers.includes(userId)) return separated(userId);
  if (task.closedAt) return endedFor(task, userId);
  if (task.status !== 'offered' && task.assignee !== userId) return taken(task);
  if (task.status === 'submitted') return closedTask(task);
  if (task.suspendedAt !== null) return suspendedTask(task);
  if (version !== undefined && version !== task.version) return changedTask(task);
  return forbiddenTask('this task is not offered to you');
}

/** Who has not answered it hears who has. */
function endedFor(task: TaskDetail, userId: string): AppError {
  return task.submittedBy === null || task.submittedBy === userId ? closedTask(task) : taken(task);
}
