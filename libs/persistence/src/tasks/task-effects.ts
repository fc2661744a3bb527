import type { Assignment, NotifyTask, OfferTask } from '@fermata/interpreter';
import { hashOf, jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import { taskIdOf } from '../instances/instance-id.ts';

/** Where a task belongs. */
export interface TaskPlace {
  readonly instanceId: string;
  readonly definition: string;
  readonly version: number;
}

/** Why a task was taken back. */
export type WithdrawReason = 'cancelled' | 'timeout' | 'superseded';

/** What a workflow does to tasks; each call may be repeated and works once. */
export class TaskEffects {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Opens the task of one visit, offered to its users and groups. */
  async offer(place: TaskPlace, effect: OfferTask): Promise<void> {
    const id = taskIdOf(place.instanceId, effect.work);
    if (!(await this.#insert(id, place, effect))) return;
    await this.#addOffers(id, effect.assign);
    this.#changed(id, place, 'offered');
  }

  /** Takes the task of one visit back; a task that has ended stays as it is. */
  async withdraw(place: TaskPlace, work: string, reason: WithdrawReason): Promise<void> {
    const open = `work = $6 AND status IN ('offered', 'claimed', 'submitted')`;
    await this.#withdraw(place, reason, { condition: open, value: work });
  }

  /** Takes all tasks back that wait for a person. Submitted ones wait for their verdict. */
  async withdrawAll(place: TaskPlace, reason: WithdrawReason): Promise<void> {
    const open = `status = ANY ($6)`;
    await this.#withdraw(place, reason, { condition: open, value: ['offered', 'claimed'] });
  }

  /**
   * A timer of an open task fired: a notice to those who have it; an escalation offers it to more people besides, so
   * that nobody loses a task unseen.
   */
  async notify(place: TaskPlace, effect: NotifyTask): Promise<void> {
    const id = taskIdOf(place.instanceId, effect.work);
    const assign = effect.action === 'escalate' ? effect.assign : undefined;
    if (!(await this.#notice(id, place, { key: effect.key, kind: effect.action, assign }))) return;
    if (assign) {
      await this.#addOffers(id, assign);
      await this.#tx.run(
        `UPDATE task SET version = version + 1,
           not_users = ARRAY(SELECT DISTINCT unnest(not_users || $3::text[]) ORDER BY 1)
         WHERE project_id = $1 AND id = $2`,
        [this.#tx.projectId, id, assign.not],
      );
    }
    this.#tx.audit({ verb: `task.${effect.action}`, objectType: 'task', objectId: id });
    this.#changed(id, place, effect.action === 'remind' ? 'reminded' : 'escalated');
  }

  async #insert(id: string, place: TaskPlace, effect: OfferTask): Promise<boolean> {
    const where = [this.#tx.projectId, id, place.instanceId, effect.work, effect.stepId];
    const what = [
      place.definition,
      place.version,
      effect.title,
      effect.description ?? null,
      effect.form ?? null,
    ];
    const shape = [
      jsonParameter(effect.outputSchema),
      effect.outcomes,
      jsonParameter(effect.data),
      effect.priority,
    ];
    const dueAt = effect.dueAt === undefined ? null : new Date(effect.dueAt);
    const inserted = await this.#tx.run(
      `INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, description,
         form, output_schema, outcomes, data, priority, due_at, not_users, created_at, status)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'offered')
       ON CONFLICT DO NOTHING`,
      [...where, ...what, ...shape, dueAt, effect.assign.not, this.#tx.now],
    );
    return inserted === 1;
  }

  async #addOffers(taskId: string, assign: Assignment): Promise<void> {
    await this.#tx.run(
      `INSERT INTO task_offer (project_id, task_id, kind, principal)
       SELECT $1, $2, 'user', unnest($3::text[]) UNION SELECT $1, $2, 'group', unnest($4::text[])
       ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, taskId, assign.users, assign.groups],
    );
  }

  async #withdraw(
    place: TaskPlace,
    reason: WithdrawReason,
    which: { condition: string; value: string | readonly string[] },
  ): Promise<void> {
    const status = reason === 'timeout' ? 'expired' : 'withdrawn';
    const rows = await this.#tx.rows<{ id: string }>(
      `UPDATE task SET status = $3, close_reason = $4, closed_at = $5, version = version + 1
       WHERE project_id = $1 AND instance_id = $2 AND ${which.condition} RETURNING id`,
      [this.#tx.projectId, place.instanceId, status, reason, this.#tx.now, which.value],
    );
    for (const { id } of rows) this.#changed(id, place, status);
  }

  async #notice(
    taskId: string,
    place: TaskPlace,
    notice: { key: string; kind: 'remind' | 'escalate'; assign: Assignment | undefined },
  ): Promise<boolean> {
    const id = `n-${hashOf([place.instanceId, notice.key]).slice(0, 32)}`;
    const inserted = await this.#tx.run(
      `INSERT INTO notice (project_id, id, instance_id, task_id, kind, users, groups, title, created_at)
       SELECT $1, $2, t.instance_id, t.id, $4,
         COALESCE($5::text[], CASE WHEN t.assignee IS NULL THEN ARRAY(SELECT o.principal FROM task_offer o
           WHERE o.project_id = $1 AND o.task_id = t.id AND o.kind = 'user') ELSE ARRAY[t.assignee] END),
         COALESCE($6::text[], CASE WHEN t.assignee IS NULL THEN ARRAY(SELECT o.principal FROM task_offer o
           WHERE o.project_id = $1 AND o.task_id = t.id AND o.kind = 'group') ELSE '{}' END),
         t.title, $7
       FROM task t WHERE t.project_id = $1 AND t.id = $3 AND t.status IN ('offered', 'claimed')
       ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, id, taskId, notice.kind].concat([
        (notice.assign?.users ?? null) as never,
        (notice.assign?.groups ?? null) as never,
        this.#tx.now as never,
      ]),
    );
    return inserted === 1;
  }

  #changed(taskId: string, place: TaskPlace, what: string): void {
    this.#tx.change({ noun: 'task', objectId: taskId, what, details: { instanceId: place.instanceId } });
  }
}
