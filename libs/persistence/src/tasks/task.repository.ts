import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import {
  changedTask,
  closedTask,
  draftConflict,
  forbiddenTask,
  refusal,
  separated,
  unknownTask,
} from './task-failures.ts';
import { offeredTo, taskColumns, type TaskDetail, type TaskViewer } from './task-rows.ts';

/** Manual tasks, one at a time. Every change is one compare-and-set: of any number at once, one wins. */
export class TaskRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The task, or undefined when it is not there or not for this person. */
  get(taskId: string, viewer: TaskViewer): Promise<TaskDetail | undefined> {
    return this.#tx.row<TaskDetail>(
      `SELECT ${taskColumns} FROM task t WHERE t.project_id = $1 AND t.id = $2
         AND ($3 OR t.assignee = $4 OR ${offeredTo('$4', '$5')})`,
      [this.#tx.projectId, taskId, viewer.all, viewer.userId, viewer.see],
    );
  }

  /** Takes the task for the viewer. Claiming one's own again changes nothing. Losers get `task.taken` (409). */
  async claim(taskId: string, viewer: TaskViewer, version?: number): Promise<TaskDetail> {
    const won = await this.#tx.run(
      `UPDATE task t SET status = 'claimed', assignee = $3, claimed_at = $4, version = t.version + 1
       WHERE t.project_id = $1 AND t.id = $2 AND t.status = 'offered' AND NOT $3 = ANY (t.not_users)
         AND ($5::int IS NULL OR t.version = $5) AND ${offeredTo('$3', '$6')}`,
      [this.#tx.projectId, taskId, viewer.userId, this.#tx.now, version ?? null, viewer.claim],
    );
    const task = await this.#visible(taskId, viewer);
    if (won === 1) return this.#record(task, 'claimed');
    if (task.status === 'claimed' && task.assignee === viewer.userId) return task;
    throw refusal(task, viewer.userId, version);
  }

  /** Gives the task back to those it is offered to; the draft stays. By its holder or who may reassign it. */
  async release(taskId: string, viewer: TaskViewer, version?: number): Promise<TaskDetail> {
    const task = await this.#visible(taskId, viewer);
    if (task.status === 'offered') return task;
    if (task.assignee !== viewer.userId && !mayReassign(task, viewer)) {
      throw forbiddenTask('only who holds the task or may reassign it gives it back');
    }
    const changed = await this.#tx.run(
      `UPDATE task t SET status = 'offered', assignee = NULL, claimed_at = NULL, version = t.version + 1
       WHERE t.project_id = $1 AND t.id = $2 AND t.status = 'claimed' AND t.version = $3`,
      [this.#tx.projectId, taskId, version ?? task.version],
    );
    if (changed === 0) throw stale(await this.#visible(taskId, viewer));
    return this.#record(await this.#whole(taskId), 'released', { from: task.assignee });
  }

  /**
   * Hands the task to a person who could claim it. Separation of duties holds against everybody, admins too
   * (`task.separation`); a target outside the offer is `task.assignee-refused` (422).
   */
  async assign(taskId: string, viewer: TaskViewer, to: string, version?: number): Promise<TaskDetail> {
    const task = await this.#visible(taskId, viewer);
    if (task.assignee !== viewer.userId && !mayReassign(task, viewer)) {
      throw forbiddenTask('you may not reassign this task');
    }
    if (task.notUsers.includes(to)) throw separated(to);
    if (!(await this.#mayHold(taskId, to))) throw assigneeRefused(to);
    const changed = await this.#tx.run(
      `UPDATE task t SET status = 'claimed', assignee = $3, claimed_at = $4, version = t.version + 1
       WHERE t.project_id = $1 AND t.id = $2 AND t.status IN ('offered', 'claimed') AND t.version = $5`,
      [this.#tx.projectId, taskId, to, this.#tx.now, version ?? task.version],
    );
    if (changed === 0) throw stale(await this.#visible(taskId, viewer));
    return this.#record(await this.#whole(taskId), 'assigned', { from: task.assignee, to });
  }

  /**
   * Keeps what the holder has filled in so far. Where the draft is of another revision than the one that was seen, by
   * another device of the same person say, nothing is written over: `task.draft-conflict` (409) with that draft.
   */
  async saveDraft(
    taskId: string,
    viewer: TaskViewer,
    draft: JsonValue,
    revision?: number,
  ): Promise<TaskDetail> {
    const changed = await this.#tx.run(
      `UPDATE task t SET draft = $4, draft_by = $3, draft_at = $5, draft_revision = t.draft_revision + 1
       WHERE t.project_id = $1 AND t.id = $2 AND t.status = 'claimed' AND t.assignee = $3
         AND ($6::int IS NULL OR t.draft_revision = $6)`,
      [this.#tx.projectId, taskId, viewer.userId, jsonParameter(draft), this.#tx.now, revision ?? null],
    );
    const task = await this.#visible(taskId, viewer);
    if (changed === 1) return task;
    if (task.status === 'claimed' && task.assignee === viewer.userId) throw draftConflict(task);
    throw task.status === 'offered' ? forbiddenTask('claim the task first') : refusal(task, viewer.userId);
  }

  async #visible(taskId: string, viewer: TaskViewer): Promise<TaskDetail> {
    const task = await this.get(taskId, viewer);
    if (!task) throw unknownTask(taskId);
    return task;
  }

  async #whole(taskId: string): Promise<TaskDetail> {
    const task = await this.#tx.row<TaskDetail>(
      `SELECT ${taskColumns} FROM task t WHERE t.project_id = $1 AND t.id = $2`,
      [this.#tx.projectId, taskId],
    );
    if (!task) throw unknownTask(taskId);
    return task;
  }

  /** Whether this active person is named by the offer, or may claim in one of its groups. */
  async #mayHold(taskId: string, userId: string): Promise<boolean> {
    const groups = `(SELECT array_agg(g) FROM (
      SELECT m.group_name AS g FROM group_member m WHERE m.project_id = $1 AND m.user_id = $3
      UNION SELECT c.group_name FROM group_grant c LEFT JOIN group_member m
        ON m.project_id = c.project_id AND c.grantee_kind = 'group' AND m.group_name = c.grantee AND m.user_id = $3
      WHERE c.project_id = $1 AND c.verb = 'claim'
        AND ((c.grantee_kind = 'user' AND c.grantee = $3) OR m.user_id IS NOT NULL)) AS list)`;
    const row = await this.#tx.row(
      `SELECT 1 FROM task t JOIN user_account u ON u.id = $3 AND u.disabled_at IS NULL AND u.removed_at IS NULL
       WHERE t.project_id = $1 AND t.id = $2 AND ${offeredTo('$3', groups)}`,
      [this.#tx.projectId, taskId, userId],
    );
    return row !== undefined;
  }

  #record(task: TaskDetail, what: string, details?: JsonValue): TaskDetail {
    const more = details === undefined ? {} : { details };
    this.#tx.audit({ verb: `task.${what}`, objectType: 'task', objectId: task.id, ...more });
    this.#tx.change({ noun: 'task', objectId: task.id, what, details: { instanceId: task.instanceId } });
    return task;
  }
}

/** Whether the viewer may take the task from one person and give it to another. */
export function mayReassign(task: TaskDetail, viewer: TaskViewer): boolean {
  return viewer.all || task.offeredGroups.some((group) => viewer.reassign.includes(group));
}

function stale(task: TaskDetail): AppError {
  return task.closedAt || task.status === 'submitted' ? closedTask(task) : changedTask(task);
}

function assigneeRefused(to: string): AppError {
  return new AppError('task.assignee-refused', said`"${{ to }}" is not among those this task is offered to`, {
    status: 422,
    details: { assignee: to },
  });
}
