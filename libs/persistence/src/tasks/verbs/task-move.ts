import type { JsonObject } from '@fermata/model';
import type { Transaction } from '../../database/transaction.ts';
import { tellOfDeed } from '../../notices/tell-of-deed.ts';
import { changedTask, closedTask, suspendedTask, unknownTask } from '../task-failures.ts';
import { taskColumns, type TaskDetail, type TaskViewer } from '../task-rows.ts';
import { seenTask } from './seen-task.ts';

/** Columns of a task that a change sets. */
export type TaskSet = Readonly<
  Partial<{
    status: 'offered' | 'claimed';
    assignee: string | null;
    claimed_at: Date | null;
    owner: string | null;
    suspended_at: Date | null;
    suspended_by: string | null;
    follow_up_at: Date | null;
    priority: number;
  }>
>;

/** What a change is called in the trail, and what is said of it there. */
export interface Deed {
  readonly what: string;
  readonly reason?: string | undefined;
  readonly details?: JsonObject;
}

/** What gives a task back to those it is offered to. */
export const givenBack: TaskSet = Object.freeze({ status: 'offered', assignee: null, claimed_at: null });

/**
 * Reads a task that is open and keeps everybody else from changing it until the transaction ends. Fails with
 * `task.unknown` (404), `task.closed` or `task.changed` (409).
 */
export async function lockTask(
  tx: Transaction,
  taskId: string,
  viewer: TaskViewer,
  version?: number,
): Promise<TaskDetail> {
  await tx.rows('SELECT 1 FROM task WHERE project_id = $1 AND id = $2 FOR UPDATE', [tx.projectId, taskId]);
  const task = await seenTask(tx, taskId, viewer);
  if (!task) throw unknownTask(taskId);
  if (task.status !== 'offered' && task.status !== 'claimed') throw closedTask(task);
  if (version !== undefined && version !== task.version) throw changedTask(task);
  return task;
}

/** As {@link lockTask}, for what may not be done while the task is suspended: `task.suspended` (409). */
export async function lockWorkable(
  tx: Transaction,
  taskId: string,
  viewer: TaskViewer,
  version?: number,
): Promise<TaskDetail> {
  const task = await lockTask(tx, taskId, viewer, version);
  if (task.suspendedAt !== null) throw suspendedTask(task);
  return task;
}

/** Changes a locked task, with its rows of the trail. Gives it as it is afterwards. */
export async function moveTask(
  tx: Transaction,
  { id }: TaskDetail,
  set: TaskSet,
  deed: Deed,
): Promise<TaskDetail> {
  const names = Object.keys(set);
  const sets = names.map((name, place) => `${name} = $${place + 3}, `).join('');
  await tx.run(`UPDATE task SET ${sets}version = version + 1 WHERE project_id = $1 AND id = $2`, [
    tx.projectId,
    id,
    ...Object.values(set),
  ]);
  const moved = await wholeTask(tx, id);
  await noteDeed(tx, moved, deed);
  return moved;
}

/** Writes what was done to a task into the audit trail and the change stream, and tells those whom it concerns. */
export async function noteDeed(
  tx: Transaction,
  task: TaskDetail,
  { what, reason, details }: Deed,
): Promise<void> {
  tx.audit({
    verb: `task.${what}`,
    objectType: 'task',
    objectId: task.id,
    ...(reason === undefined ? {} : { reason }),
    ...(details === undefined ? {} : { details }),
  });
  tx.change({ noun: 'task', objectId: task.id, what, details: { instanceId: task.instanceId } });
  await tellOfDeed(tx, task.id, { what, reason, details });
}

/** A task whoever looks; for who has just changed it. */
export async function wholeTask(tx: Transaction, taskId: string): Promise<TaskDetail> {
  const task = await tx.row<TaskDetail>(
    `SELECT ${taskColumns} FROM task t WHERE t.project_id = $1 AND t.id = $2`,
    [tx.projectId, taskId],
  );
  if (!task) throw unknownTask(taskId);
  return task;
}
