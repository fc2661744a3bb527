import { hashOf } from '../../database/json.ts';
import type { Transaction } from '../../database/transaction.ts';
import { addOffers } from '../offers.ts';
import { forbiddenTask } from '../task-failures.ts';
import type { TaskDetail, TaskViewer } from '../task-rows.ts';
import { mayReassign, maySuspend } from './may-hold.ts';
import type { TaskChange } from './handing.ts';
import { lockTask, moveTask, noteDeed, wholeTask } from './task-move.ts';

/** What may be changed on an open task. */
export interface TaskTerms {
  /** 1 is served first. */
  readonly priority?: number | undefined;
  /** Null = its holder looks at it again at once. */
  readonly followUpAt?: Date | null | undefined;
}

const supervisors = Object.freeze({ users: [], groups: ['supervisors'], not: [] });

/** How an open task stands: suspended, escalated, more or less urgent, put off. */
export class StandingRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Nobody claims, saves or answers the task until it is resumed. Its due time goes on, and so do the timers of its step:
   * whoever suspends work does not move a promise to the customer. Suspending it again changes nothing.
   */
  async suspend(taskId: string, viewer: TaskViewer, how: TaskChange): Promise<TaskDetail> {
    const task = await this.#suspendable(taskId, viewer, how.version);
    if (task.suspendedAt !== null) return task;
    const set = { suspended_at: this.#tx.now, suspended_by: viewer.userId };
    return moveTask(this.#tx, task, set, { what: 'suspended', reason: how.reason });
  }

  /** It can be worked on again. */
  async resume(taskId: string, viewer: TaskViewer, how: TaskChange = {}): Promise<TaskDetail> {
    const task = await this.#suspendable(taskId, viewer, how.version);
    if (task.suspendedAt === null) return task;
    const set = { suspended_at: null, suspended_by: null };
    return moveTask(this.#tx, task, set, { what: 'resumed', reason: how.reason });
  }

  /**
   * Asks the supervisors: the task is offered to them besides, with a notice. By its holder or who may reassign it; once
   * for each person, a second time changes nothing.
   */
  async escalate(taskId: string, viewer: TaskViewer, how: TaskChange): Promise<TaskDetail> {
    const task = await lockTask(this.#tx, taskId, viewer, how.version);
    if (task.assignee !== viewer.userId && !mayReassign(task, viewer)) {
      throw forbiddenTask('only who holds the task or may reassign it escalates it');
    }
    const id = `n-${hashOf([taskId, 'escalated', viewer.userId]).slice(0, 32)}`;
    const told = await this.#tx.run(
      `INSERT INTO notice (project_id, id, instance_id, task_id, kind, users, groups, title, created_at)
       VALUES ($1, $2, $3, $4, 'escalate', '{}', $5, $6, $7) ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, id, task.instanceId, taskId, supervisors.groups, task.title, this.#tx.now],
    );
    if (told === 0) return task;
    await addOffers(this.#tx, taskId, supervisors);
    return moveTask(this.#tx, task, {}, { what: 'escalated', reason: how.reason });
  }

  /** Sets the priority, by who may reassign it, or when its holder looks at it again. */
  async update(
    taskId: string,
    viewer: TaskViewer,
    terms: TaskTerms,
    how: TaskChange = {},
  ): Promise<TaskDetail> {
    const task = await lockTask(this.#tx, taskId, viewer, how.version);
    demandTerms(task, viewer, terms);
    return this.#putOff(await this.#prioritise(task, terms), terms);
  }

  async #prioritise(task: TaskDetail, { priority }: TaskTerms): Promise<TaskDetail> {
    if (priority === undefined || priority === task.priority) return task;
    const details = { from: task.priority, to: priority };
    return moveTask(this.#tx, task, { priority }, { what: 'prioritised', details });
  }

  async #putOff(task: TaskDetail, { followUpAt }: TaskTerms): Promise<TaskDetail> {
    if (followUpAt === undefined || followUpAt?.getTime() === task.followUpAt?.getTime()) return task;
    const details = { until: followUpAt?.toISOString() ?? null };
    return moveTask(this.#tx, task, { follow_up_at: followUpAt }, { what: 'put-off', details });
  }

  /** Lets a person help: see the task and fill in its draft, not answer it. */
  async addHelper(taskId: string, viewer: TaskViewer, person: string): Promise<TaskDetail> {
    const task = await this.#manned(taskId, viewer);
    const added = await this.#tx.run(
      `INSERT INTO task_helper (project_id, task_id, person, added_by, added_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, taskId, person, viewer.userId, this.#tx.now],
    );
    return added === 1 ? this.#helpChanged(task, 'helper-added', person) : task;
  }

  /** Takes a helper off again; helpers may also leave by themselves. */
  async removeHelper(taskId: string, viewer: TaskViewer, person: string): Promise<TaskDetail> {
    const task =
      person === viewer.userId
        ? await lockTask(this.#tx, taskId, viewer)
        : await this.#manned(taskId, viewer);
    const removed = await this.#tx.run(
      'DELETE FROM task_helper WHERE project_id = $1 AND task_id = $2 AND person = $3',
      [this.#tx.projectId, taskId, person],
    );
    return removed === 1 ? this.#helpChanged(task, 'helper-removed', person) : task;
  }

  async #helpChanged(task: TaskDetail, what: string, person: string): Promise<TaskDetail> {
    const details = what === 'helper-added' ? { to: person } : { from: person };
    await noteDeed(this.#tx, task, { what, details });
    return wholeTask(this.#tx, task.id);
  }

  async #manned(taskId: string, viewer: TaskViewer): Promise<TaskDetail> {
    const task = await lockTask(this.#tx, taskId, viewer);
    if (task.assignee === viewer.userId || mayReassign(task, viewer)) return task;
    throw forbiddenTask('only who holds the task or may reassign it says who helps');
  }

  async #suspendable(taskId: string, viewer: TaskViewer, version?: number): Promise<TaskDetail> {
    const task = await lockTask(this.#tx, taskId, viewer, version);
    if (!maySuspend(task, viewer)) throw forbiddenTask('you may not suspend this task');
    return task;
  }
}

function demandTerms(task: TaskDetail, viewer: TaskViewer, { priority, followUpAt }: TaskTerms): void {
  if (priority !== undefined && !mayReassign(task, viewer)) {
    throw forbiddenTask('only who may reassign the task changes its priority');
  }
  if (followUpAt !== undefined && task.assignee !== viewer.userId) {
    throw forbiddenTask('only who holds the task puts it off');
  }
}
