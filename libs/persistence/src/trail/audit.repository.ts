import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import { findBreak, type AuditRow, type ChainBreak } from './audit-chain.ts';

/** Which rows of the audit trail are read. */
export interface AuditFilter {
  readonly actor?: string;
  /** The verb, or how it begins: `task.` finds every verb of tasks. ASCII only. */
  readonly verb?: string;
  readonly objectType?: string;
  readonly objectId?: string;
  readonly outcome?: 'allowed' | 'denied';
  readonly requestId?: string;
  readonly after?: Date;
  readonly before?: Date;
}

/** What a walk over the whole chain found. */
export interface ChainReport {
  readonly rows: number;
  /** Hash of the last row: what is anchored outside. */
  readonly head: string | null;
  readonly broken: ChainBreak | null;
}

const newestFirst: readonly OrderColumn[] = Object.freeze([
  { sql: 'a.number', type: 'bigint', descending: true },
]);

const columns = `a.project_id AS "projectId", a.number::float8 AS number, a.at, a.actor, a.credential,
  a.request_id AS "requestId", a.verb, a.object_type AS "objectType", a.object_id AS "objectId", a.outcome,
  a.before_hash AS "beforeHash", a.after_hash AS "afterHash", a.reason, a.details,
  a.previous_hash AS "previousHash", a.hash`;

const walkSize = 5_000;

/** Sorts behind everything a verb is made of. */
const pastEveryLetter = '~';

/** The audit trail, to read and to verify. It is written by transactions only. */
export class AuditRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Rows of this project, newest first. */
  async list(filter: AuditFilter, page: PageRequest = {}): Promise<Page<AuditRow>> {
    const where = this.#matching(filter);
    const query = { columns, from: 'audit a', where, order: newestFirst };
    return readPage<AuditRow>(this.#tx, query, page);
  }

  /** The next rows before a number, newest first: a walk that a long reader takes in short transactions. */
  walk(filter: AuditFilter, before: number, most: number): Promise<readonly AuditRow[]> {
    const where = this.#matching(filter).add('a.number < ?', before);
    return this.#tx.rows<AuditRow>(
      `SELECT ${columns} FROM audit a WHERE ${where.sql} ORDER BY a.number DESC LIMIT ${Math.trunc(most)}`,
      where.parameters,
    );
  }

  /** Number of the newest row; 0 when there is none. */
  async head(): Promise<number> {
    const row = await this.#tx.row<{ number: number }>(
      'SELECT a.number::float8 AS number FROM audit a WHERE a.project_id = $1 ORDER BY a.number DESC LIMIT 1',
      [this.#tx.projectId],
    );
    return row?.number ?? 0;
  }

  /** Walks the chain of this project from its start. */
  async verify(): Promise<ChainReport> {
    let last: AuditRow | undefined;
    for (;;) {
      const rows: readonly AuditRow[] = await this.#tx.rows<AuditRow>(
        `SELECT ${columns} FROM audit a WHERE a.project_id = $1 AND a.number > $2 ORDER BY a.number LIMIT ${walkSize}`,
        [this.#tx.projectId, last?.number ?? 0],
      );
      const broken = findBreak(rows, last);
      if (broken) return { rows: broken.number, head: null, broken };
      if (rows.length === 0) return { rows: last?.number ?? 0, head: last?.hash ?? null, broken: null };
      last = rows.at(-1);
    }
  }

  #matching(filter: AuditFilter): Conditions {
    const { verb } = filter;
    return new Conditions()
      .add('a.project_id = ?', this.#tx.projectId)
      .addGiven('a.actor = ?', filter.actor)
      .addGiven('a.verb COLLATE "C" >= ?', verb)
      .addGiven('a.verb COLLATE "C" < ?', verb === undefined ? undefined : `${verb}${pastEveryLetter}`)
      .addGiven('a.object_type = ?', filter.objectType)
      .addGiven('a.object_id = ?', filter.objectId)
      .addGiven('a.outcome = ?', filter.outcome)
      .addGiven('a.request_id = ?', filter.requestId)
      .addGiven('a.at >= ?', filter.after)
      .addGiven('a.at < ?', filter.before);
  }
}
