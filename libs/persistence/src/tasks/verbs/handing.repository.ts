import type { Transaction } from '../../database/transaction.ts';
import { isAnybodyFor } from '../distribution/anybody.ts';
import { redistribute } from '../distribution/distribute.ts';
import { addOffers, offersOf } from '../offers.ts';
import { demandMayAnswer, mayAnswer } from '../separation.ts';
import { assigneeRefused, forbiddenTask, taken } from '../task-failures.ts';
import type { TaskDetail, TaskViewer } from '../task-rows.ts';
import { isActive, mayHold, mayReassign } from './may-hold.ts';
import { dropDraft, type TaskChange, type Handing } from './handing.ts';
import { givenBack, lockTask, lockWorkable, moveTask, wholeTask, type Deed } from './task-move.ts';
import { declinedBy } from './people-of-task.ts';

const supervisors = Object.freeze({ users: [], groups: ['supervisors'], not: [] });

/** A task goes from hand to hand. Each is one locked change: of any number at once, they come one after the other. */
export class HandingRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Its holder lets somebody else do it, who may give it back by {@link giveBack}. A target whom it is not offered to is
   * `task.assignee-refused` (422), one who is kept apart from it `task.separation` (403).
   */
  async delegate(taskId: string, viewer: TaskViewer, to: string, how: Handing = {}): Promise<TaskDetail> {
    const task = await lockWorkable(this.#tx, taskId, viewer, how.version);
    demandHolder(task, viewer);
    if (to === viewer.userId) throw assigneeRefused(to);
    await demandMayAnswer(this.#tx, taskId, to);
    if (!(await mayHold(this.#tx, taskId, to))) throw assigneeRefused(to);
    if (how.draft === 'drop') await dropDraft(this.#tx, taskId);
    const set = { assignee: to, claimed_at: this.#tx.now, owner: viewer.userId };
    const details = { from: viewer.userId, to };
    return moveTask(this.#tx, task, set, { what: 'delegated', reason: how.reason, details });
  }

  /**
   * Its holder gives it back to who has delegated it, else to who had it before; where nobody had, or that person may not
   * have it any more, to all whom it is offered to.
   */
  async giveBack(taskId: string, viewer: TaskViewer, how: TaskChange = {}): Promise<TaskDetail> {
    const task = await lockTask(this.#tx, taskId, viewer, how.version);
    demandHolder(task, viewer);
    const to = await this.#heir(task);
    const set = to === undefined ? givenBack : { assignee: to, claimed_at: this.#tx.now, owner: null };
    const details = { from: viewer.userId, to: to ?? null };
    return moveTask(this.#tx, task, set, { what: 'returned', reason: how.reason, details });
  }

  /**
   * Who may reassign it, or stands in for its holder, has it from now on. The other hears it at once. Separation of
   * duties holds: `task.separation` (403).
   */
  async takeOver(taskId: string, viewer: TaskViewer, how: TaskChange = {}): Promise<TaskDetail> {
    const task = await lockWorkable(this.#tx, taskId, viewer, how.version);
    const { userId } = viewer;
    if (task.assignee === userId) return task;
    const standsIn = task.assignee !== null && viewer.users.includes(task.assignee);
    if (!standsIn && !mayReassign(task, viewer)) throw forbiddenTask('you may not take this task over');
    await demandMayAnswer(this.#tx, taskId, userId);
    const set = { status: 'claimed' as const, assignee: userId, claimed_at: this.#tx.now, owner: null };
    const details = { from: task.assignee, to: userId };
    return moveTask(this.#tx, task, set, { what: 'taken-over', reason: how.reason, details });
  }

  /**
   * Says no to an offer: it is not offered to this person any more. A task that was given to the person goes back to who
   * delegated it, else to the pool. When nobody is left who could take it, the supervisors are asked. Said again it changes
   * nothing.
   */
  async decline(taskId: string, viewer: TaskViewer, how: TaskChange = {}): Promise<TaskDetail> {
    const { userId } = viewer;
    const task = await lockTask(this.#tx, taskId, viewer, how.version);
    if (task.assignee !== null && task.assignee !== userId) throw taken(task);
    if (!(await mayHold(this.#tx, taskId, userId))) throw forbiddenTask('this task is not offered to you');
    const isNew = await this.#noteNo(taskId, userId, how);
    if (!isNew && task.assignee === null) return task;
    const owner = task.owner === null ? undefined : await this.#heir(task);
    const deed = { what: 'declined', reason: how.reason, details: { from: userId, to: owner ?? null } };
    if (owner === undefined) return this.#backToAll(task, deed);
    return moveTask(this.#tx, task, { assignee: owner, claimed_at: this.#tx.now, owner: null }, deed);
  }

  /** Offered again to all who are left, or given to the next one where its step gives it. */
  async #backToAll(task: TaskDetail, deed: Deed): Promise<TaskDetail> {
    await this.#supply(task.id);
    const moved = await moveTask(this.#tx, task, givenBack, deed);
    const to = await redistribute(this.#tx, task.id);
    return to === undefined ? moved : wholeTask(this.#tx, task.id);
  }

  async #noteNo(taskId: string, person: string, { reason }: TaskChange): Promise<boolean> {
    const noted = await this.#tx.run(
      `INSERT INTO task_decline (project_id, task_id, person, reason, declined_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, taskId, person, reason ?? null, this.#tx.now],
    );
    return noted === 1;
  }

  /** Who gets it back: who may still answer it. */
  async #heir(task: TaskDetail): Promise<string | undefined> {
    const row = await this.#tx.row<{ heir: string | null; may: boolean }>(
      `SELECT t.heir, t.heir IS NOT NULL AND ${mayAnswer('t.heir')} AND NOT ${declinedBy('t.heir')} AS may
       FROM (SELECT one.*, COALESCE(one.owner, one.held_before) AS heir FROM task one) AS t
       WHERE t.project_id = $1 AND t.id = $2`,
      [this.#tx.projectId, task.id],
    );
    if (!row?.may || row.heir === null || row.heir === task.assignee) return undefined;
    const may = task.owner === null ? mayHold(this.#tx, task.id, row.heir) : isActive(this.#tx, row.heir);
    return (await may) ? row.heir : undefined;
  }

  /** What nobody who is there may take any more is offered to the supervisors. */
  async #supply(taskId: string): Promise<void> {
    const offered = await offersOf(this.#tx, taskId);
    const isLeft = await isAnybodyFor(this.#tx, taskId, { ...offered, not: [] });
    if (!isLeft) await addOffers(this.#tx, taskId, supervisors);
  }
}

function demandHolder(task: TaskDetail, { userId }: TaskViewer): void {
  if (task.assignee === userId) return;
  throw task.assignee === null ? forbiddenTask('claim the task first') : taken(task);
}
