import type { Transaction } from '../../database/transaction.ts';
import { foldLock, isForgotten, isOfDay } from '../../migrations/tallies/tally-upkeep.ts';

const columns = 'project_id, measure, principal, lane, at, since, number';
const key = 'project_id, measure, principal, lane, at, since';
const added = `ON CONFLICT (project_id, measure, kind, at, principal, since, lane)
  DO UPDATE SET number = t.number + excluded.number`;

/** Counted by when they are due or came, and changing; what is past for all questions that are asked is one. */
const isOpen = `measure IN ('all', 'due', 'came', 'age')`;
const isPast = `(at > '-infinity' AND at < $1::timestamptz - CASE measure WHEN 'came' THEN interval '8 days'
  ELSE interval '1 day' END)`;
const isAged = `(since > '-infinity' AND since < $1::timestamptz - interval '8 days')`;
/**
 * The desk's numbers behind the desk: deltas are folded, what lies back is made one, and all can be counted anew. Of
 * several processes one does it at a time. Runs in the installation, for all projects.
 */
export class TallyRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Adds what was noted to what is kept; no number changes by it. Gives how many notes there were. */
  async fold(): Promise<number> {
    if (!(await this.#mine())) return 0;
    const row = await this.#tx.row<{ notes: number }>(
      `WITH notes AS (DELETE FROM desk_delta RETURNING ${columns}),
       folded AS (INSERT INTO desk_tally AS t (${columns})
         SELECT ${key}, sum(number) FROM notes GROUP BY ${key} HAVING sum(number) <> 0 ${added})
       SELECT count(*)::int AS notes FROM notes`,
    );
    return row?.notes ?? 0;
  }

  /** Makes one of what is long overdue and of what is old, and forgets days that nobody asks for. */
  async tidy(): Promise<void> {
    if (!(await this.#mine())) return;
    await this.#tx.run('DELETE FROM desk_tally WHERE number = 0');
    await this.#tx.run(`DELETE FROM desk_tally WHERE ${isForgotten('$1')}`, [this.#tx.now]);
    await this.#tx.run(
      `WITH past AS (DELETE FROM desk_tally WHERE ${isOpen} AND (${isPast} OR ${isAged}) RETURNING ${columns})
       INSERT INTO desk_tally AS t (${columns})
       SELECT project_id, measure, principal, lane, CASE WHEN ${isPast} THEN '-infinity' ELSE at END,
         CASE WHEN ${isAged} THEN '-infinity' ELSE since END, sum(number)
       FROM past GROUP BY 1, 2, 3, 4, 5, 6 ${added}`,
      [this.#tx.now],
    );
    await this.#tx.run(
      `WITH past AS (DELETE FROM desk_tally WHERE ${isOfDay('$1')} RETURNING ${columns})
       INSERT INTO desk_tally AS t (${columns})
       SELECT project_id, measure, principal, lane, date_bin('1 day', at, '2000-01-01Z') AS day, min(at), sum(number)
       FROM past WHERE number <> 0 GROUP BY project_id, measure, principal, lane, day ${added}`,
      [this.#tx.now],
    );
  }

  /** Counts a project from its tasks again, while work goes on. For the day on which numbers are wrong. */
  async rebuild(projectId: string): Promise<void> {
    await this.#tx.rows(`SELECT set_config('statement_timeout', '0', true)`);
    await this.#tx.rows('SELECT fermata_tally_rebuild($1, $2)', [projectId, this.#tx.now]);
    await this.tidy();
  }

  async #mine(): Promise<boolean> {
    const lock = await this.#tx.row<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [
      foldLock,
    ]);
    return lock?.mine === true;
  }
}
