import type { Transaction } from '../database/transaction.ts';
import type { OutboxKind } from './outbox.repository.ts';

/** A message that was given up, without what it carries. */
export interface GivenUp {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly instanceId: string;
  readonly attempts: number;
  readonly deadAt: Date;
  readonly error: string;
}

/** Messages of one project that were given up: to look at and to send again. Runs inside the project. */
export class DeadMessageRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Oldest first, at most 200. */
  list(): Promise<readonly GivenUp[]> {
    return this.#tx.rows<GivenUp>(
      `SELECT o.id::text AS id, o.kind, o.lane AS "instanceId", o.attempts, o.dead_at AS "deadAt",
         COALESCE(o.last_error, '') AS error
       FROM outbox o WHERE o.project_id = $1 AND o.dead_at IS NOT NULL ORDER BY o.id LIMIT 200`,
      [this.#tx.projectId],
    );
  }

  /** Sends one again, from its first attempt, and wakes the relays; false when there is none of this id. */
  async revive(id: string): Promise<boolean> {
    if (!/^\d{1,18}$/.test(id)) return false;
    const row = await this.#tx.row<{ lane: string }>(
      `UPDATE outbox SET dead_at = NULL, attempts = 0, available_at = $3
       WHERE project_id = $1 AND id = $2 AND dead_at IS NOT NULL RETURNING lane`,
      [this.#tx.projectId, id, this.#tx.now],
    );
    if (row === undefined) return false;
    this.#tx.audit({
      verb: 'outbox.revive',
      objectType: 'instance',
      objectId: row.lane,
      details: { message: id },
    });
    await this.#tx.rows(`SELECT pg_notify('fermata_outbox', '')`);
    return true;
  }
}
