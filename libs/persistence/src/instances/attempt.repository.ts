import type { Transaction } from '../database/transaction.ts';
import {
  attemptColumns,
  logColumns,
  type AttemptReport,
  type AttemptRow,
  type LogRow,
} from './attempt-rows.ts';

/** Most attempts and most lines that are read of one visit: the newest. */
const mostAttempts = 200;
const mostLines = 500;

/** What workers told of their attempts. Nothing decides by it. */
export class AttemptRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Writes reports of this project. A report that comes again, or after a later one, changes nothing. */
  async writeBatch(reports: readonly AttemptReport[]): Promise<void> {
    await this.#writeAttempts(reports);
    const lines = reports.flatMap(({ instanceId, work, attempt, visit, lines: own }) =>
      own.map((line) => ({ instanceId, work, attempt, visit, ...line })),
    );
    if (lines.length === 0) return;
    await this.#tx.run(
      `INSERT INTO visit_log (project_id, instance_id, work, attempt, visit, at, level, message, fields)
       SELECT $1, w."instanceId", w.work, w.attempt, w.visit, w.at, w.level, w.message, w.fields
       FROM json_to_recordset($2::json) AS w ("instanceId" text, work text, attempt int, visit text, at timestamptz,
         level text, message text, fields json)`,
      [this.#tx.projectId, JSON.stringify(lines)],
    );
  }

  /**
   * Forgets attempts and lines older than a moment, but those of instances that go on or have ended since; at most so many
   * of each, and says how many. Runs in the installation.
   */
  async forget(before: Date, atMost: number): Promise<number> {
    const attempts = await this.#tx.run(forgetOf('visit_attempt', 'started_at'), [before, atMost]);
    return attempts + (await this.#tx.run(forgetOf('visit_log', 'at'), [before, atMost]));
  }

  async #writeAttempts(reports: readonly AttemptReport[]): Promise<void> {
    const newest = new Map(reports.map((report) => [keyOf(report), withoutLines(report)]));
    await this.#tx.run(
      `INSERT INTO visit_attempt AS a (project_id, instance_id, work, attempt, visit, run_id, implementation, worker,
         started_at, ended_at, outcome, error, next_at)
       SELECT $1, w."instanceId", w.work, w.attempt, w.visit, w."runId", w.implementation, w.worker, w."startedAt",
         w."endedAt", w.outcome, w.error, w."nextAt"
       FROM json_to_recordset($2::json) AS w ("instanceId" text, work text, attempt int, visit text, "runId" text,
         implementation text, worker text, "startedAt" timestamptz, "endedAt" timestamptz, outcome text, error json,
         "nextAt" timestamptz)
       ON CONFLICT (project_id, instance_id, work, attempt) DO UPDATE SET ended_at = excluded.ended_at,
         outcome = excluded.outcome, error = excluded.error, next_at = excluded.next_at
       WHERE a.outcome = 'running' AND excluded.outcome <> 'running'`,
      [this.#tx.projectId, JSON.stringify([...newest.values()])],
    );
  }

  /** The attempts of a visit in the order in which they began; of very many the newest. */
  async ofVisit(instanceId: string, visit: string): Promise<readonly AttemptRow[]> {
    const newest = await this.#tx.rows<AttemptRow>(
      `SELECT ${attemptColumns} FROM visit_attempt a
       WHERE a.project_id = $1 AND a.instance_id = $2 AND a.visit = $3
       ORDER BY a.started_at DESC, a.work DESC, a.attempt DESC LIMIT ${mostAttempts}`,
      [this.#tx.projectId, instanceId, visit],
    );
    return newest.toReversed();
  }

  /** The lines of a visit in the order in which they were written; of very many the newest. */
  async linesOf(instanceId: string, visit: string): Promise<readonly LogRow[]> {
    const newest = await this.#tx.rows<LogRow>(
      `SELECT ${logColumns} FROM visit_log l
       WHERE l.project_id = $1 AND l.instance_id = $2 AND l.visit = $3 ORDER BY l.n DESC LIMIT ${mostLines}`,
      [this.#tx.projectId, instanceId, visit],
    );
    return newest.toReversed();
  }
}

function keyOf({ instanceId, work, attempt }: AttemptReport): string {
  return `${instanceId} ${work} ${attempt}`;
}

function withoutLines({ lines: _lines, projectId: _projectId, ...told }: AttemptReport) {
  return told;
}

/** Rows of what is no instance, such as trials, go by their own age alone. */
function forgetOf(table: 'visit_attempt' | 'visit_log', moment: 'started_at' | 'at'): string {
  return `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
    SELECT old.ctid FROM ${table} old WHERE old.${moment} < $1 AND NOT EXISTS (
      SELECT 1 FROM instance i WHERE i.project_id = old.project_id AND i.id = old.instance_id
        AND (i.closed_at IS NULL OR i.closed_at >= $1))
    LIMIT $2))`;
}
