import type { RefusedWork } from '@fermata/contracts';
import type { OfferTask } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { jsonParameter } from '../database/json.ts';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';
import { taskIdOf } from '../instances/instance-id.ts';
import { tellOfDeed } from '../notices/tell-of-deed.ts';
import { WordRepository } from './inbox/word.repository.ts';
import { redistribute, seeksOne } from './distribution/distribute.ts';
import { resolveOffered, type Offered } from './distribution/resolve.ts';
import { earlyLock } from './verbs/early-answer.repository.ts';
import { giveInEarly } from './verbs/early-giving.ts';

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

  /**
   * Opens the task of one visit, offered to those whom its step means, or given to one of them; what was answered early
   * is given in. Where nobody can be found of all who are meant, nothing is opened: the answer is the step's error.
   */
  async offer(place: TaskPlace, effect: OfferTask): Promise<RefusedWork | undefined> {
    const id = taskIdOf(place.instanceId, effect.work);
    const offered = await resolveOffered(this.#tx, effect.assign);
    if ('missing' in offered) return this.#refused(id, effect, offered.missing);
    if (!(await this.#insert(id, place, effect, offered))) return undefined;
    this.#changed(id, place, 'offered');
    await giveInEarly(this.#tx, id, { instanceId: place.instanceId, stepId: effect.stepId });
    if (seeksOne(effect.assign)) await redistribute(this.#tx, id);
    return undefined;
  }

  /** A task that was opened when the point came before is there, whoever has gone since. */
  async #refused(id: string, { work }: OfferTask, missing: string): Promise<RefusedWork | undefined> {
    const known = await this.#tx.row('SELECT 1 FROM task WHERE project_id = $1 AND id = $2', [
      this.#tx.projectId,
      id,
    ]);
    if (known) return undefined;
    return { work, error: { code: 'assign.empty', message: `nobody is assigned: there is not ${missing}` } };
  }

  /** The due time of an open task has moved. */
  async postpone(place: TaskPlace, work: string, dueAt: Date): Promise<void> {
    const rows = await this.#tx.rows<{ id: string }>(
      `UPDATE task SET due_at = $4, version = version + 1,
         start_by = fermata_start_by(project_id, definition, step_id, created_at, $4) WHERE project_id = $1 AND instance_id = $2 AND work = $3
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

  /** The task and its offers are one statement: what is kept of both by triggers is made once. */
  async #insert(id: string, place: TaskPlace, effect: OfferTask, offered: Offered): Promise<boolean> {
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
    const { not, separateFrom = [] } = effect.assign;
    const assign = seeksOne(effect.assign) ? jsonParameter(effect.assign as unknown as JsonValue) : null;
    const dueAt = effect.dueAt === undefined ? null : new Date(effect.dueAt);
    const row = await this.#tx.row<{ businessKey: string | null }>(
      prepared(`WITH opened AS (INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, description,
         form, output_schema, outcomes, data, priority, due_at, not_users, created_at, status, start_by, business_key,
         separate_from, assign)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'offered',
         fermata_start_by($1, $6, $5, $17, $15),
         (SELECT i.business_key FROM instance i WHERE i.project_id = $1 AND i.id = $3), $18, $19)
       ON CONFLICT DO NOTHING RETURNING business_key AS "businessKey"),
       offers AS (INSERT INTO task_offer (project_id, task_id, kind, principal)
         SELECT $1, $2, o.kind, o.principal FROM opened CROSS JOIN
           (SELECT 'user' AS kind, unnest($20::text[]) AS principal UNION SELECT 'group', unnest($21::text[])) AS o)
       SELECT "businessKey", ${earlyLock('$1', '$3', '$5')} FROM opened`),
      [
        ...where,
        ...what,
        ...shape,
        dueAt,
        not,
        this.#tx.now,
        separateFrom,
        assign,
        offered.users,
        offered.groups,
      ],
    );
    if (row === undefined) return false;
    new WordRepository(this.#tx).add({ id, title: effect.title, businessKey: row.businessKey });
    return true;
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
    for (const { id } of rows) {
      this.#changed(id, place, status);
      await tellOfDeed(this.#tx, id, { what: status, reason });
    }
  }

  #changed(taskId: string, place: TaskPlace, what: string): void {
    this.#tx.change({ noun: 'task', objectId: taskId, what, details: { instanceId: place.instanceId } });
  }
}
