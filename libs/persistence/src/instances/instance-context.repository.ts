import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import {
  instanceAuditColumns,
  instanceTaskColumns,
  timelineColumns,
  type InstanceAuditRow,
  type InstanceEventRow,
  type InstanceTaskRow,
  type TimelineVisit,
} from './instance-context-rows.ts';
import { instanceSummaryColumns, type InstanceSummary } from './instance-rows.ts';

const newestAudit: readonly OrderColumn[] = Object.freeze([
  { sql: 'a.number', type: 'bigint', descending: true },
]);
const newestTask: readonly OrderColumn[] = Object.freeze([
  { sql: 't.created_at', type: 'timestamptz', descending: true },
  { sql: 't.id', type: 'text', descending: true },
]);

/** Most visits of a timeline. */
export const TIMELINE_LIMIT = 5_000;
const mostRelated = 50;
const mostEvents = 200;

/** What stands around one instance: its past, its people, its events, its kin. */
export class InstanceContextRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The visits in the order in which they opened; of more than 5,000 the newest, and then it is not whole. */
  async timeline(
    instanceId: string,
  ): Promise<{ readonly visits: readonly TimelineVisit[]; readonly isWhole: boolean }> {
    const newest = await this.#tx.rows<TimelineVisit>(
      `SELECT ${timelineColumns} FROM step_visit v WHERE v.project_id = $1 AND v.instance_id = $2
       ORDER BY v.opened_at DESC, v.place DESC, v.visit DESC LIMIT ${TIMELINE_LIMIT + 1}`,
      this.#place(instanceId),
    );
    return {
      visits: newest.slice(0, TIMELINE_LIMIT).toReversed(),
      isWhole: newest.length <= TIMELINE_LIMIT,
    };
  }

  /** Others with the same business key, newest first. */
  sameKey({ id, businessKey }: InstanceSummary): Promise<readonly InstanceSummary[]> {
    if (businessKey === null) return Promise.resolve([]);
    return this.#tx.rows<InstanceSummary>(
      `SELECT ${instanceSummaryColumns} FROM instance i
       WHERE i.project_id = $1 AND i.id <> $2 AND i.business_key = $3
       ORDER BY i.created_at DESC, i.id DESC LIMIT ${mostRelated}`,
      [...this.#place(id), businessKey],
    );
  }

  /** Its tasks, newest first, without what was asked and answered. */
  tasks(instanceId: string, page: PageRequest): Promise<Page<InstanceTaskRow>> {
    const where = new Conditions()
      .add('t.project_id = ?', this.#tx.projectId)
      .add('t.instance_id = ?', instanceId);
    const query = { columns: instanceTaskColumns, from: 'task t', where, order: newestTask };
    return readPage<InstanceTaskRow>(this.#tx, query, page);
  }

  /** What the audit trail says of it, newest first. */
  audit(instanceId: string, page: PageRequest): Promise<Page<InstanceAuditRow>> {
    const where = new Conditions()
      .add('a.project_id = ?', this.#tx.projectId)
      .add('a.object_type = ?', 'instance')
      .add('a.object_id = ?', instanceId);
    const query = { columns: instanceAuditColumns, from: 'audit a', where, order: newestAudit };
    return readPage<InstanceAuditRow>(this.#tx, query, page);
  }

  /** Its events, oldest first; of very many the newest. */
  async events(instanceId: string): Promise<readonly InstanceEventRow[]> {
    const newest = await this.#tx.rows<InstanceEventRow>(
      `SELECT * FROM (
         SELECT 'started' AS role, e.received_at AS at, e.source, e.id, e.type, e.key FROM delivery d
           JOIN event e ON e.project_id = d.project_id AND e.source = d.source AND e.id = d.event_id
           WHERE d.project_id = $1 AND d.instance_id = $2 AND d.outcome = 'started'
         UNION ALL SELECT 'received', r.sent_at, e.source, e.id, e.type, e.key FROM instance_event r
           JOIN event e ON e.project_id = r.project_id AND e.source = r.source AND e.id = r.event_id
           WHERE r.project_id = $1 AND r.instance_id = $2
         UNION ALL SELECT 'emitted', e.received_at, e.source, e.id, e.type, e.key FROM event e
           WHERE e.project_id = $1 AND e.emitted_by = $2) AS told
       ORDER BY at DESC, role DESC, source, id LIMIT ${mostEvents}`,
      this.#place(instanceId),
    );
    return newest.toReversed();
  }

  #place(instanceId: string): readonly string[] {
    return [this.#tx.projectId, instanceId];
  }
}
