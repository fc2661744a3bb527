import type { Transaction } from '../database/transaction.ts';

/** The database as it says of itself. */
export interface DatabaseState {
  /** Name of the newest migration. */
  readonly migration: string | null;
  readonly sizeBytes: number;
}

/** The outbox of all projects. */
export interface OutboxState {
  readonly waiting: number;
  /** Age of the oldest row that waits; null when none does. */
  readonly oldestSeconds: number | null;
  readonly dead: number;
}

/** Open instances that nothing will move; `ids` are the oldest. */
export interface StuckInstances {
  /** Exact up to the limit that was asked for. */
  readonly count: number;
  readonly ids: readonly string[];
}

/** The newest sign of life of whoever performs the activities of one queue. */
export interface QueueSign {
  readonly queue: string;
  readonly lastSeenAt: Date;
  readonly activities: number;
}

const silentMinutes = 15;
const shownIds = 20;
const measuredChanges = 200;

/** What an instance waits for moves by itself, but for a person, who needs a task; a join or a gate needs another. */
const hasAhead = `EXISTS (SELECT 1 FROM json_array_elements(i.waiting) AS w (one)
  WHERE w.one->>'for' IN ('activity', 'timer', 'event', 'child', 'operator')
    OR (w.one->>'for' = 'person' AND EXISTS (SELECT 1 FROM task t WHERE t.project_id = i.project_id
      AND t.instance_id = i.id AND t.closed_at IS NULL
      AND (t.work = w.one->>'visit' OR starts_with(t.work, (w.one->>'visit') || '.')))))`;

const isOnItsWay = `EXISTS (SELECT 1 FROM outbox o
  WHERE o.project_id = i.project_id AND o.lane = i.id AND o.dead_at IS NULL)`;

/** How the installation does, by what its rows say. Runs in the installation unless said otherwise. */
export class SystemRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Lets every further statement of this transaction take no longer than this. */
  async limit(ms: number): Promise<void> {
    await this.#tx.rows(`SELECT set_config('statement_timeout', $1, true)`, [String(Math.trunc(ms))]);
  }

  /** The newest migration and the size of everything. */
  async database(): Promise<DatabaseState> {
    const row = await this.#tx.row<DatabaseState>(
      `SELECT (SELECT m.name FROM migration m ORDER BY m.timestamp DESC LIMIT 1) AS migration,
         pg_database_size(current_database())::float8 AS "sizeBytes"`,
    );
    return row ?? { migration: null, sizeBytes: 0 };
  }

  /** What waits to be sent, since when, and what was given up. */
  async outbox(): Promise<OutboxState> {
    const row = await this.#tx.row<OutboxState>(
      `SELECT count(*) FILTER (WHERE dead_at IS NULL)::int AS waiting,
         count(*) FILTER (WHERE dead_at IS NOT NULL)::int AS dead,
         extract(epoch FROM GREATEST($1::timestamptz, min(created_at) FILTER (WHERE dead_at IS NULL))
           - min(created_at) FILTER (WHERE dead_at IS NULL))::float8 AS "oldestSeconds" FROM outbox`,
      [this.#tx.now],
    );
    return row ?? { waiting: 0, oldestSeconds: null, dead: 0 };
  }

  /**
   * How long after a moment of a workflow its row said so, in milliseconds: of the newest reports of the last five
   * minutes the 95th percentile. Undefined when there was none.
   */
  async projectionLag(projectId: string): Promise<number | undefined> {
    const row = await this.#tx.row<{ lag: number | null }>(
      `SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY GREATEST(0, extract(epoch FROM r.at - v.moment) * 1000))::float8 AS lag
       FROM (SELECT c.at, c.object_id, (c.details->>'seq')::bigint AS seq
         FROM (SELECT * FROM change WHERE project_id = $1 AND number IS NOT NULL ORDER BY number DESC
           LIMIT ${measuredChanges}) c
         WHERE c.noun = 'instance' AND c.what = 'progressed' AND c.at > $2::timestamptz - interval '5 minutes') r
       CROSS JOIN LATERAL (SELECT max(GREATEST(s.opened_at, s.ended_at)) AS moment FROM step_visit s
         WHERE s.project_id = $1 AND s.instance_id = r.object_id AND s.seq = r.seq) v
       WHERE v.moment IS NOT NULL`,
      [projectId, this.#tx.now],
    );
    return row?.lag ?? undefined;
  }

  /**
   * Open instances that nothing will move. That is one that is not suspended, has said nothing for 15 minutes, has
   * nothing on its way in the outbox, and either was never begun, or waits for nothing that comes by itself: no
   * activity, timer, event, child or operator, and no person with an open task.
   */
  async stuck(projectId: string, most: number): Promise<StuckInstances> {
    const rows = await this.#tx.rows<{ id: string }>(
      `SELECT i.id FROM instance i
       WHERE i.project_id = $1 AND i.closed_at IS NULL AND i.status IN ('pending', 'running', 'waiting')
         AND i.changed_at < $2::timestamptz - interval '${silentMinutes} minutes'
         AND NOT ${isOnItsWay} AND (i.status = 'pending' OR NOT ${hasAhead})
       ORDER BY i.created_at, i.id LIMIT ${Math.trunc(most)}`,
      [projectId, this.#tx.now],
    );
    return { count: rows.length, ids: rows.slice(0, shownIds).map(({ id }) => id) };
  }

  /** Per queue, when a worker has last said what it can do. */
  queues(projectId: string): Promise<readonly QueueSign[]> {
    return this.#tx.rows<QueueSign>(
      `SELECT c.queue, max(c.last_seen_at) AS "lastSeenAt", count(DISTINCT c.name)::int AS activities
       FROM activity_catalogue c WHERE c.project_id = $1 GROUP BY c.queue ORDER BY c.queue`,
      [projectId],
    );
  }

  /** When somebody last noted that a backup was made, and what they said of it. */
  backupNoted(): Promise<{ readonly at: Date; readonly detail: string | null } | undefined> {
    return this.#tx.row(
      `SELECT a.at, a.reason AS detail FROM audit a WHERE a.project_id = $1 AND a.verb COLLATE "C" = 'backup.noted'
       ORDER BY a.number DESC LIMIT 1`,
      [this.#tx.projectId],
    );
  }
}
