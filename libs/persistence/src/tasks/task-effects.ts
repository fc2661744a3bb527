import type { OfferTask } from '@fermata/interpreter';
import { jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import { taskIdOf } from '../instances/instance-id.ts';
import { addOffers } from './offers.ts';

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
    await addOffers(this.#tx, id, effect.assign);
    this.#changed(id, place, 'offered');
  }

  /** The due time of an open task has moved. */
  async postpone(place: TaskPlace, work: string, dueAt: Date): Promise<void> {
    const rows = await this.#tx.rows<{ id: string }>(
      `UPDATE task SET due_at = $4, version = version + 1 WHERE project_id = $1 AND instance_id = $2 AND work = $3
         AND status IN ('offered', 'claimed') AND due_at IS DISTINCT FROM $4 RETURNING id`,
      [this.#tx.projectId, place.instanceId, work, dueAt],
    );
    for (const { id } of rows) this.#changed(id, place, 'postponed');
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

  #changed(taskId: string, place: TaskPlace, what: string): void {
    this.#tx.change({ noun: 'task', objectId: taskId, what, details: { instanceId: place.instanceId } });
  }
}
