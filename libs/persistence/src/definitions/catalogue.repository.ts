import type { JsonValue } from '@fermata/model';
import type { Transaction } from '../database/transaction.ts';

/** An activity that a worker can perform. */
export interface CatalogueEntry {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly inputSchema: JsonValue;
  readonly outputSchema: JsonValue;
  /** Error codes it declares. */
  readonly errors: JsonValue;
  readonly queue: string;
  readonly hash: string;
  readonly defaults: JsonValue;
}

/** An entry with the last sign of life of a worker that has it. */
export interface CatalogueRow extends CatalogueEntry {
  readonly lastSeenAt: Date;
}

const columns = `c.name, c.version, c.title, c.input_schema AS "inputSchema", c.output_schema AS "outputSchema",
  c.errors, c.queue, c.hash, c.defaults, c.last_seen_at AS "lastSeenAt"`;

/** The catalogue of registered activities: what workers say they can do. */
export class CatalogueRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** A worker reports what it has, at its start and then as its sign of life. */
  async report(entries: readonly CatalogueEntry[]): Promise<void> {
    await this.#tx.run(
      `INSERT INTO activity_catalogue AS c (project_id, name, version, title, input_schema, output_schema, errors, queue,
         hash, defaults, last_seen_at)
       SELECT $1, e.name, e.version, e.title, e."inputSchema", e."outputSchema", e.errors, e.queue, e.hash, e.defaults,
         $3
       FROM json_to_recordset($2::json) AS e (name text, version text, title text, "inputSchema" json,
         "outputSchema" json, errors json, queue text, hash text, defaults json)
       ORDER BY e.name, e.version
       ON CONFLICT (project_id, name, version) DO UPDATE SET title = excluded.title,
         input_schema = excluded.input_schema, output_schema = excluded.output_schema, errors = excluded.errors,
         queue = excluded.queue, hash = excluded.hash, defaults = excluded.defaults,
         last_seen_at = GREATEST(c.last_seen_at, excluded.last_seen_at)`,
      [this.#tx.projectId, JSON.stringify(entries), this.#tx.now],
    );
  }

  /** All activities ever reported, by name, the one seen last first. */
  list(): Promise<readonly CatalogueRow[]> {
    return this.#tx.rows<CatalogueRow>(
      `SELECT ${columns} FROM activity_catalogue c WHERE c.project_id = $1
       ORDER BY c.name, c.last_seen_at DESC, c.version`,
      [this.#tx.projectId],
    );
  }

  /** The activity as it was reported last, or undefined. */
  get(name: string): Promise<CatalogueRow | undefined> {
    return this.#tx.row<CatalogueRow>(
      `SELECT ${columns} FROM activity_catalogue c WHERE c.project_id = $1 AND c.name = $2
       ORDER BY c.last_seen_at DESC, c.version DESC LIMIT 1`,
      [this.#tx.projectId, name],
    );
  }
}
