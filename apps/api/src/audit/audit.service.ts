import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { AuditRow, ChainState, Page } from '@fermata/contracts';
import {
  AuditRepository,
  Database,
  type AuditFilter,
  type AuditRow as StoredRow,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { ChainQuery, ExportAuditQuery, ListAuditQuery } from './audit.dto.ts';
import { exportFormats } from './export-lines.ts';

const rowsAtOnce = 1_000;

/** The audit trail: found, walked, and given out whole. */
@Injectable()
export class AuditService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Rows, newest first. */
  list(caller: Caller, query: ListAuditQuery): Promise<Page<AuditRow>> {
    return this.#in(caller, query, async (tx) => {
      const page = await new AuditRepository(tx).list(filterOf(query), pageRequestOf(query));
      return { ...page, items: page.items.map(rowAnswer) };
    });
  }

  /** Walks the chain from its first row. */
  verify(caller: Caller, query: ChainQuery): Promise<ChainState> {
    return this.#in(caller, query, async (tx) => {
      const report = await new AuditRepository(tx).verify();
      return {
        valid: report.broken === null,
        rows: report.rows,
        ...present({ brokenAt: report.broken?.number, head: report.head }),
      };
    });
  }

  /**
   * All rows of the filters that were there at this moment, newest first. It is read in short transactions as fast as it
   * is taken, so it holds some thousand rows at a time however many there are. That it was asked for is audited.
   */
  async export(caller: Caller, query: ExportAuditQuery): Promise<Readable> {
    const filter = filterOf(query);
    const head = await this.#in(caller, query, async (tx) => {
      const details = {
        chain: query.chain ?? 'project',
        format: query.format ?? 'csv',
        filter: wordsOf(filter),
      };
      tx.audit({ verb: 'audit.export', objectType: 'audit', objectId: query.chain ?? 'project', details });
      return new AuditRepository(tx).head();
    });
    return Readable.from(this.#lines(caller, query, head), { objectMode: false, highWaterMark: 64 * 1024 });
  }

  async *#lines(caller: Caller, query: ExportAuditQuery, head: number): AsyncGenerator<Buffer> {
    const format = exportFormats[query.format ?? 'csv'];
    if (format.head !== '') yield Buffer.from(format.head);
    let before = head + 1;
    for (;;) {
      const from = before;
      const rows = await this.#in(caller, query, (tx) =>
        new AuditRepository(tx).walk(filterOf(query), from, rowsAtOnce),
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield Buffer.from(rows.map((row) => format.line(exported(row))).join(''));
      before = last.number;
    }
  }

  #in<T>(caller: Caller, { chain }: ChainQuery, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return chain === 'installation'
      ? this.#database.inInstallation(work, caller.acting)
      : this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

function filterOf(query: ListAuditQuery): AuditFilter {
  const { actor, verb, outcome, requestId, after, before, object } = query;
  const colon = object?.indexOf(':') ?? -1;
  return present({
    actor,
    verb,
    outcome,
    requestId,
    after,
    before,
    objectType: object?.slice(0, colon),
    objectId: object?.slice(colon + 1),
  });
}

function wordsOf(filter: AuditFilter): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : String(value),
    ]),
  );
}

function rowAnswer(row: StoredRow): AuditRow {
  return {
    seq: row.number,
    at: row.at.toISOString(),
    actor: row.actor,
    via: row.credential ?? 'system',
    verb: row.verb,
    object: `${row.objectType}:${row.objectId}`,
    allowed: row.outcome === 'allowed',
    ...present({ reason: row.reason, requestId: row.requestId, details: row.details }),
  };
}

function exported(row: StoredRow) {
  return { ...rowAnswer(row), previousHash: row.previousHash, hash: row.hash };
}
