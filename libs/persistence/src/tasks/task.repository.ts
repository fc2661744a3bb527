import type { AppError } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import { tellOfDeed } from '../notices/tell-of-deed.ts';
import { gatherCase } from './distribution/distribute.ts';
import { demandMayAnswer, mayAnswer } from './separation.ts';
import {
  assigneeRefused,
  changedTask,
  closedTask,
  draftConflict,
  forbiddenTask,
  refusal,
  suspendedTask,
  unknownTask,
} from './task-failures.ts';
import { offeredTo, taskColumns, type TaskDetail, type TaskViewer } from './task-rows.ts';
import { dropDraft, type Handing } from './verbs/handing.ts';
import { mayHold, mayReassign } from './verbs/may-hold.ts';
import { helpedBy, takeableBy } from './verbs/people-of-task.ts';
import { seenTask } from './verbs/seen-task.ts';

/** Manual tasks, one at a time. Every change is one compare-and-set: of any number at once, one wins. */
export class TaskRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The task, or undefined when it is not there or not for this person. */
  get(taskId: string, viewer: TaskViewer): Promise<TaskDetail | undefined> {
    return seenTask(this.#tx, taskId, viewer);
  }

  /** Takes the task for the viewer. Claiming one's own again changes nothing. Losers get `task.taken` (409). */
  async claim(taskId: string, viewer: TaskViewer, version?: number): Promise<TaskDetail> {
    const won = await this.#tx.run(
      `UPDATE task t SET status = 'claimed', assignee = $3, claimed_at = $4, version = t.version + 1
       WHERE t.project_id = $1 AND t.id = $2 AND t.status = 'offered' AND ${mayAnswer('$3')}
         AND ${takeableBy('$3')} AND ($5::int IS NULL OR t.version = $5) AND ${offeredTo('$7', '$6')}`,
      [this.#tx.projectId, taskId, viewer.userId, this.#tx.now, version ?? null, viewer.claim, viewer.users],
    );
    const task = await this.#visible(taskId, viewer);
    if (won === 1) {
      await gatherCase(this.#tx, taskId, viewer.userId);
      return this.#record(task, 'claimed');
    }
    if (task.status === 'claimed' && task.assignee === viewer.userId) return task;
    if (task.status === 'offered' || task.status === 'claimed')
      await demandMayAnswer(this.#tx, taskId, viewer.userId);
    throw refusal(task, viewer.userId, version);
  }

  /** Gives the task back to those it is offered to. By its holder or who may reassign it. */
  async release(taskId: string, viewer: TaskViewer, { version, draft }: Handing = {}): Promise<TaskDetail> {
    const task = await this.#visible(taskId, viewer);
    if (task.status === 'offered') return task;
    if (task.status !== 'claimed') throw closedTask(task);
    if (task.assignee !== viewer.userId && !mayReassign(task, viewer)) {
      throw forbiddenTask('only who holds the task or may reassign it gives it back');
    }
    const changed = await this.#tx.run(
      `UPDATE task t SET status = 'offered', assignee = NULL, claimed_at = NULL, version = t.version + 1
       WHERE t.project_id = $1 AND t.id = $2 AND t.status = 'claimed' AND t.version = $3`,
      [this.#tx.projectId, taskId, version ?? task.version],
    );
    if (changed === 0) throw stale(await this.#visible(taskId, viewer));
    if (draft === 'drop') await dropDraft(this.#tx, taskId);
    return this.#record(await this.#whole(taskId), 'released', { from: task.assignee });
  }

  /**
   * Takes back a start that the instance does not agree to: the task is offered again to all. Where something has happened
   * to it since this version, nothing changes.
   */
  async giveUp(taskId: string, version: number): Promise<void> {
    const changed = await this.#tx.run(
      `UPDATE task SET status = 'offered', assignee = NULL, claimed_at = NULL, version = version + 1
       WHERE project_id = $1 AND id = $2 AND status = 'claimed' AND version = $3`,
      [this.#tx.projectId, taskId, version],
    );
    if (changed === 1) await this.#record(await this.#whole(taskId), 'released', { reason: 'start.refused' });
  }

  /**
   * Hands the task to a person who could claim it. Separation of duties holds against everybody, admins too
   * (`task.separation`); who stands in for its holder may take it over; a target outside the offer is
   * `task.assignee-refused` (422).
   */
  async assign(
    taskId: string,
    viewer: TaskViewer,
    to: string,
    { version, draft }: Handing = {},
  ): Promise<TaskDetail> {
    const task = await this.#visible(taskId, viewer);
    if (task.status !== 'offered' && task.status !== 'claimed') throw closedTask(task);
    if (!mayHandOver(task, viewer, to)) throw forbiddenTask('you may not reassign this task');
    await demandMayAnswer(this.#tx, taskId, to);
    if (!(await mayHold(this.#tx, taskId, to))) throw assigneeRefused(to);
    const changed = await this.#tx.run(
      `UPDATE task t SET status = 'claimed', assignee = $3, claimed_at = $4, owner = NULL, version = t.version + 1
       WHERE t.project_id = $1 AND t.id = $2 AND t.status IN ('offered', 'claimed') AND t.version = $5`,
      [this.#tx.projectId, taskId, to, this.#tx.now, version ?? task.version],
    );
    if (changed === 0) throw stale(await this.#visible(taskId, viewer));
    if (draft === 'drop') await dropDraft(this.#tx, taskId);
    await gatherCase(this.#tx, taskId, to);
    return this.#record(await this.#whole(taskId), 'assigned', { from: task.assignee, to });
  }

  /**
   * Keeps what its holder, or who helps, has filled in so far. Where the draft is of another revision than the one that was seen, by
   * another device or helper, nothing is written over: `task.draft-conflict` (409) with that draft.
   */
  async saveDraft(
    taskId: string,
    viewer: TaskViewer,
    draft: JsonValue,
    revision?: number,
  ): Promise<TaskDetail> {
    const changed = await this.#tx.run(
      `UPDATE task t SET draft = $4, draft_by = $3, draft_at = $5, draft_revision = t.draft_revision + 1
       WHERE t.project_id = $1 AND t.id = $2 AND t.status = 'claimed' AND t.suspended_at IS NULL
         AND (t.assignee = $3 OR ${helpedBy('$3')}) AND ($6::int IS NULL OR t.draft_revision = $6)`,
      [this.#tx.projectId, taskId, viewer.userId, jsonParameter(draft), this.#tx.now, revision ?? null],
    );
    const task = await this.#visible(taskId, viewer);
    if (changed === 1) return task;
    const isTheirs = task.assignee === viewer.userId || task.helpers.some(({ id }) => id === viewer.userId);
    if (task.status === 'claimed' && isTheirs)
      throw task.suspendedAt ? suspendedTask(task) : draftConflict(task);
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

  async #record(task: TaskDetail, what: string, details?: JsonValue): Promise<TaskDetail> {
    const more = details === undefined ? {} : { details };
    this.#tx.audit({ verb: `task.${what}`, objectType: 'task', objectId: task.id, ...more });
    this.#tx.change({ noun: 'task', objectId: task.id, what, details: { instanceId: task.instanceId } });
    await tellOfDeed(this.#tx, task.id, { what, details });
    return task;
  }
}

/** Its holder, who stands in for the holder and takes it, and who may reassign it. */
function mayHandOver(task: TaskDetail, viewer: TaskViewer, to: string): boolean {
  const takesOver = to === viewer.userId && viewer.users.includes(task.assignee ?? '');
  return task.assignee === viewer.userId || takesOver || mayReassign(task, viewer);
}

function stale(task: TaskDetail): AppError {
  return task.closedAt || task.status === 'submitted' ? closedTask(task) : changedTask(task);
}
