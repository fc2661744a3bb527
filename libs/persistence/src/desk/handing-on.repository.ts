import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';

/** How a task came to others than those who had it. */
export type HandingOnKind = 'reminded' | 'escalated' | 'reassigned' | 'returned';

/** One time that somebody was reminded of a task or that it was handed on. */
export interface HandingOn {
  readonly number: number;
  readonly at: Date;
  readonly kind: HandingOnKind;
  readonly taskId: string;
  readonly title: string;
  /** Of its instance. */
  readonly businessKey: string | null;
  /** People and groups that have it now, or were told. */
  readonly to: readonly string[];
  /** A user id, or whatever else has acted. */
  readonly actor: string;
  /** Null where no person has acted. */
  readonly actorName: string | null;
  readonly reason: string | null;
}

const order: readonly OrderColumn[] = Object.freeze([{ sql: 'a.number', type: 'bigint', descending: true }]);

/** As the index of the trail names them, word by word. */
const handed = `a.verb IN ('task.remind', 'task.escalate', 'task.escalated', 'task.reassign', 'task.assigned',
  'task.delegated', 'task.taken-over', 'task.returned')`;

const kind = `CASE WHEN a.verb = 'task.remind' THEN 'reminded' WHEN a.verb IN ('task.escalate', 'task.escalated')
  THEN 'escalated' WHEN a.verb = 'task.returned' THEN 'returned' ELSE 'reassigned' END`;

/** A person who acts says to whom; of a timer the notice of the same moment does. */
const to = `COALESCE(CASE WHEN a.details->>'to' IS NOT NULL THEN ARRAY[a.details->>'to'] END,
  (SELECT n.users || n.groups FROM notice n WHERE n.project_id = a.project_id AND n.task_id = a.object_id
    AND n.created_at = a.at AND a.verb IN ('task.' || n.kind, 'task.' || n.kind || 'd') LIMIT 1), '{}')`;

const columns = `a.number::float8 AS number, a.at, ${kind} AS kind, a.object_id AS "taskId", t.title,
  t.business_key AS "businessKey", ${to} AS "to",
  a.actor, (SELECT u.display_name FROM user_account u WHERE u.id = a.actor) AS "actorName",
  COALESCE(a.reason, a.details->>'reason', a.details->>'note') AS reason`;

/** The log of reminders, escalations and reassignments, read from the audit trail. */
export class HandingOnRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Newest first, page by page. */
  list(page: PageRequest): Promise<Page<HandingOn>> {
    const where = new Conditions().add('a.project_id = ?', this.#tx.projectId).require(handed);
    const from = `audit a JOIN task t ON t.project_id = a.project_id AND t.id = a.object_id`;
    return readPage<HandingOn>(this.#tx, { columns, from, where, order }, page);
  }
}
