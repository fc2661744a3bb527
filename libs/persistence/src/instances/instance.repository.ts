import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import {
  instanceConditions,
  instanceOrders,
  type InstanceFilter,
  type InstanceOrder,
} from './instance-filter.ts';
import {
  instanceColumns,
  instanceSummaryColumns,
  visitColumns,
  type InstanceDetail,
  type InstanceSummary,
  type VisitRow,
} from './instance-rows.ts';

const visitOrder: readonly OrderColumn[] = Object.freeze([
  { sql: 'v.opened_at', type: 'timestamptz' },
  { sql: 'v.place', type: 'bigint' },
  { sql: 'v.visit', type: 'text' },
]);

/** The largest count that is counted exactly. */
const countBound = 10_000;
/** The largest count of one status that is counted exactly: a list answers with it at every turn of a filter. */
const statusBound = 1_000;

const countedStatuses = Object.freeze([
  'pending',
  'running',
  'waiting',
  'suspended',
  'completed',
  'failed',
  'cancelled',
] as const);

const endedStatuses: readonly string[] = Object.freeze(['completed', 'failed', 'cancelled']);

/** How many instances of a status there are; at least so many where it is not exact. */
export interface StatusCount {
  readonly status: (typeof countedStatuses)[number];
  readonly count: number;
  readonly exact: boolean;
}

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

  /** Instances, newest first unless `order` says otherwise. */
  async list(
    filter: InstanceFilter,
    page: PageRequest = {},
    order: InstanceOrder = 'newest',
  ): Promise<Page<InstanceSummary>> {
    const { status, ...others } = filter;
    const query = {
      columns: instanceSummaryColumns,
      from: 'instance i',
      where: this.#where(others),
      order: instanceOrders[order],
      each: status && { table: 'i', column: 'i.status', values: status },
    };
    return readPage<InstanceSummary>(this.#tx, query, page);
  }

  /** How many instances of each status fit, whatever statuses the filter names; each counted up to 1,000. */
  async countByStatus(filter: InstanceFilter): Promise<readonly StatusCount[]> {
    const { status: _status, ...others } = filter;
    const where = this.#where(others);
    const parts = countedStatuses.filter(couldFit(others)).map(
      (status) => `SELECT '${status}' AS status, count(*)::int AS count FROM (
         SELECT 1 FROM instance i WHERE ${where.sql} AND i.status = '${status}' LIMIT ${statusBound + 1}) AS bounded`,
    );
    const sql = parts.join(' UNION ALL ');
    const rows = sql === '' ? [] : await this.#tx.rows<Omit<StatusCount, 'exact'>>(sql, where.parameters);
    const counted = new Map(rows.map(({ status, count }) => [status, count]));
    return countedStatuses.map((status) => {
      const count = counted.get(status) ?? 0;
      return { status, count: Math.min(count, statusBound), exact: count <= statusBound };
    });
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

  /** One visit, or undefined. */
  visit(instanceId: string, visit: string): Promise<VisitRow | undefined> {
    return this.#tx.row<VisitRow>(
      `SELECT ${visitColumns} FROM step_visit v WHERE v.project_id = $1 AND v.instance_id = $2 AND v.visit = $3`,
      [this.#tx.projectId, instanceId, visit],
    );
  }

  #where(filter: InstanceFilter): Conditions {
    return instanceConditions(new Conditions().add('i.project_id = ?', this.#tx.projectId), filter);
  }
}

/** Which statuses open or ended instances can have: the others are not looked for among millions. */
function couldFit({ isOpen, waitingFor }: InstanceFilter): (status: string) => boolean {
  return (status) => {
    const isEnded = endedStatuses.includes(status);
    return isEnded ? isOpen !== true && waitingFor === undefined : isOpen !== false;
  };
}

/** The failure for an instance that is not there. */
export function unknownInstance(instanceId: string): AppError {
  return new AppError('instance.unknown', said`there is no instance "${{ instanceId }}"`, { status: 404 });
}
