import { AppError } from '@fermata/contracts';
import { said } from '@fermata/model';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';

/** What a review says. */
export interface Review {
  readonly verdict: 'right' | 'wrong';
  readonly note?: string;
}

/** A completed task that was drawn; without a verdict it waits for its review. */
export interface Sample {
  readonly taskId: string;
  readonly title: string;
  /** Of its instance. */
  readonly businessKey: string | null;
  readonly definition: string;
  readonly stepId: string;
  readonly outcome: string | null;
  readonly completedBy: string;
  readonly completedByName: string | null;
  readonly completedAt: Date;
  readonly verdict: 'right' | 'wrong' | null;
  readonly note: string | null;
  readonly reviewedBy: string | null;
  readonly reviewedByName: string | null;
  readonly reviewedAt: Date | null;
}

const order: readonly OrderColumn[] = Object.freeze([
  { sql: 's.completed_at', type: 'timestamptz', descending: true },
  { sql: 's.task_id', type: 'text', descending: true },
]);

const nameOf = (id: string) => `(SELECT u.display_name FROM user_account u WHERE u.id = ${id})`;

const columns = `s.task_id AS "taskId", t.title, t.business_key AS "businessKey", t.definition,
  t.step_id AS "stepId", t.outcome,
  COALESCE(t.submitted_by, '') AS "completedBy", ${nameOf('t.submitted_by')} AS "completedByName",
  s.completed_at AS "completedAt", s.verdict, s.note, s.reviewed_by AS "reviewedBy",
  ${nameOf('s.reviewed_by')} AS "reviewedByName", s.reviewed_at AS "reviewedAt"`;

const from = `sample s JOIN task t ON t.project_id = s.project_id AND t.id = s.task_id`;

/** A number from 0 to below 100 that belongs to the task for ever: the same task is drawn or not, however often one asks. */
const lot = `(('x' || substr(md5(t.id), 1, 8))::bit(32)::bigint % 10000) / 100.0`;

/** Completed work that is looked at again: which tasks, with what result. */
export class SampleRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Draws completed tasks, or not, as the rules of their steps say; said again it changes nothing. */
  async draw(taskIds: readonly string[]): Promise<void> {
    if (taskIds.length === 0) return;
    await this.#tx.run(
      prepared(`INSERT INTO sample (project_id, task_id, completed_at)
       SELECT t.project_id, t.id, t.closed_at FROM task t JOIN sampling r
         ON r.project_id = t.project_id AND r.definition = t.definition AND r.step_id = t.step_id
       WHERE t.project_id = $1 AND t.id = ANY ($2) AND t.status = 'completed' AND ${lot} < r.percent
       ON CONFLICT DO NOTHING`),
      [this.#tx.projectId, taskIds],
    );
  }

  /** Drawn tasks, last completed first, page by page. */
  list(state: 'open' | 'reviewed', page: PageRequest): Promise<Page<Sample>> {
    const where = new Conditions()
      .add('s.project_id = ?', this.#tx.projectId)
      .require(state === 'open' ? 's.verdict IS NULL' : 's.verdict IS NOT NULL');
    return readPage<Sample>(this.#tx, { columns, from, where, order }, page);
  }

  /**
   * Notes what a reviewer has found; a verdict may be changed, and both stand in the audit trail. Nobody reviews own work:
   * `review.own` (403). Fails with `sample.unknown` (404) for a task that was not drawn.
   */
  async review(taskId: string, { verdict, note }: Review, by: string): Promise<Sample> {
    const before = await this.#demand(taskId);
    if (before.completedBy === by) {
      throw new AppError('review.own', said`nobody reviews their own work`, { status: 403 });
    }
    await this.#tx.run(
      `UPDATE sample SET verdict = $3, note = $4, reviewed_by = $5, reviewed_at = $6
       WHERE project_id = $1 AND task_id = $2`,
      [this.#tx.projectId, taskId, verdict, note ?? null, by, this.#tx.now],
    );
    const details = { verdict, note: note ?? null, before: before.verdict };
    this.#tx.audit({ verb: 'task.reviewed', objectType: 'task', objectId: taskId, details });
    this.#tx.change({ noun: 'task', objectId: taskId, what: 'reviewed' });
    return this.#demand(taskId);
  }

  /** Locks the row: of two reviews of a moment the later one sees the earlier. */
  async #demand(taskId: string): Promise<Sample> {
    const sample = await this.#tx.row<Sample>(
      `SELECT ${columns} FROM ${from} WHERE s.project_id = $1 AND s.task_id = $2 FOR UPDATE OF s`,
      [this.#tx.projectId, taskId],
    );
    if (sample !== undefined) return sample;
    throw new AppError('sample.unknown', said`the task "${{ taskId }}" was not drawn for review`, {
      status: 404,
    });
  }
}
