import { AppError } from '@fermata/contracts';
import type { InstanceStatus } from '@fermata/model';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import {
  instanceColumns,
  instanceSummaryColumns,
  visitColumns,
  type InstanceDetail,
  type InstanceSummary,
  type VisitRow,
} from './instance-rows.ts';

/** Which instances a list shows. */
export interface InstanceFilter {
  readonly status?: readonly InstanceStatus[];
  readonly definition?: string;
  readonly businessKey?: string;
  readonly startedBy?: string;
  /** Children of this instance only. */
  readonly parentId?: string;
}

const newestFirst: readonly OrderColumn[] = Object.freeze([
  { sql: 'i.created_at', type: 'timestamptz', descending: true },
  { sql: 'i.id', type: 'text', descending: true },
]);

const visitOrder: readonly OrderColumn[] = Object.freeze([
  { sql: 'v.opened_at', type: 'timestamptz' },
  { sql: 'v.place', type: 'bigint' },
  { sql: 'v.visit', type: 'text' },
]);

/** The largest count that is counted exactly. */
const countBound = 10_000;

/** Instances as the projection shows them. */
export class InstanceRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** One instance, or undefined. */
  get(instanceId: string): Promise<InstanceDetail | undefined> {
    return this.#tx.row<InstanceDetail>(
      `SELECT ${instanceColumns} FROM instance i WHERE i.project_id = $1 AND i.id = $2`,
      [this.#tx.projectId, instanceId],
    );
  }

  /** Instances, newest first. */
  async list(filter: InstanceFilter, page: PageRequest = {}): Promise<Page<InstanceSummary>> {
    const where = this.#where(filter);
    const query = { columns: instanceSummaryColumns, from: 'instance i', where, order: newestFirst };
    return readPage<InstanceSummary>(this.#tx, query, page);
  }

  /** How many instances fit, counted up to 10,000: `exact` says whether there are more. */
  async count(filter: InstanceFilter): Promise<{ readonly count: number; readonly exact: boolean }> {
    const where = this.#where(filter);
    const row = await this.#tx.row<{ count: number }>(
      `SELECT count(*)::int AS count FROM (
         SELECT 1 FROM instance i WHERE ${where.sql} LIMIT ${countBound + 1}) AS bounded`,
      where.parameters,
    );
    const count = row?.count ?? 0;
    return { count: Math.min(count, countBound), exact: count <= countBound };
  }

  /** The visits of an instance in the order in which they opened. */
  async visits(instanceId: string, page: PageRequest = {}): Promise<Page<VisitRow>> {
    const where = new Conditions()
      .add('v.project_id = ?', this.#tx.projectId)
      .add('v.instance_id = ?', instanceId);
    const query = { columns: visitColumns, from: 'step_visit v', where, order: visitOrder };
    return readPage<VisitRow>(this.#tx, query, page);
  }

  /** What a retry that names no visit means: the newest held visit, else the newest failed one. */
  async visitToRetry(instanceId: string): Promise<string | undefined> {
    const row = await this.#tx.row<{ visit: string }>(
      `SELECT v.visit FROM step_visit v
       WHERE v.project_id = $1 AND v.instance_id = $2 AND v.status IN ('held', 'failed')
       ORDER BY v.status = 'held' DESC, v.opened_at DESC, v.place DESC LIMIT 1`,
      [this.#tx.projectId, instanceId],
    );
    return row?.visit;
  }

  #where(filter: InstanceFilter): Conditions {
    return new Conditions()
      .add('i.project_id = ?', this.#tx.projectId)
      .addGiven('i.status = ANY (?)', filter.status)
      .addGiven('i.definition = ?', filter.definition)
      .addGiven('i.business_key = ?', filter.businessKey)
      .addGiven('i.started_by = ?', filter.startedBy)
      .addGiven('i.parent_id = ?', filter.parentId);
  }
}

/** The failure for an instance that is not there. */
export function unknownInstance(instanceId: string): AppError {
  return new AppError('instance.unknown', `there is no instance "${instanceId}"`, { status: 404 });
}
