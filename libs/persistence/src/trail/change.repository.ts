import type { JsonValue } from '@fermata/model';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';

/** One numbered change. */
export interface Change {
  /** Grows without a late-comer: whoever has read up to here has missed nothing before. */
  readonly number: number;
  readonly noun: string;
  readonly objectId: string;
  readonly what: string;
  readonly details: JsonValue;
  readonly at: Date;
}

/** Numbering is done by one process at a time. */
const numberingLock = 4_702_003;

/** The change stream. */
export class ChangeRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Changes of this project after a number, in order, at most `limit` (500). Only numbered ones are seen. */
  read(after: number, limit = 500): Promise<readonly Change[]> {
    return this.#tx.rows<Change>(
      `SELECT number::float8 AS number, noun, object_id AS "objectId", what, details, at FROM change
       WHERE project_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
      [this.#tx.projectId, after, Math.min(limit, 500)],
    );
  }

  /** The number of the newest change of this project; a new reader starts here. */
  async newest(): Promise<number> {
    const row = await this.#tx.row<{ number: number | null }>(
      'SELECT max(number)::float8 AS number FROM change WHERE project_id = $1',
      [this.#tx.projectId],
    );
    return row?.number ?? 0;
  }

  /**
   * Numbers what has been committed since the last call, of all projects, and wakes the readers. Numbers are given
   * under one lock and seen together with their rows, so none appears behind a reader. Runs in the installation; gives
   * how many it numbered, 0 also when another process is at it.
   */
  async number(limit = 1000): Promise<number> {
    const lock = await this.#tx.row<{ mine: boolean }>(
      prepared('SELECT pg_try_advisory_xact_lock($1) AS mine'),
      [numberingLock],
    );
    if (!lock?.mine) return 0;
    // A statement of its own: it sees what was committed until the lock was taken.
    const numbered = await this.#tx.row<{ count: number }>(
      `WITH fresh AS (SELECT entry, row_number() OVER (ORDER BY entry) AS place FROM (
           SELECT entry FROM change WHERE number IS NULL ORDER BY entry LIMIT $1) AS bounded),
         numbered AS (UPDATE change c SET number = w.last_number + f.place
           FROM fresh f, change_counter w WHERE c.entry = f.entry RETURNING 1),
         counted AS (UPDATE change_counter SET last_number = last_number + (SELECT count(*) FROM numbered)
           WHERE EXISTS (SELECT 1 FROM numbered))
       SELECT count(*)::int AS count, (SELECT pg_notify('fermata_change_numbered', '') FROM numbered LIMIT 1) FROM numbered`,
      [limit],
    );
    return numbered?.count ?? 0;
  }

  /** Forgets changes older than a moment; readers that are further behind start anew. Runs in the installation. */
  forget(before: Date): Promise<number> {
    return this.#tx.run('DELETE FROM change WHERE number IS NOT NULL AND at < $1', [before]);
  }
}
