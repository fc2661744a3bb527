import type { TaskStatus } from '@fermata/model';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import { offeredTo, taskSummaryColumns, type TaskSummary, type TaskViewer } from './task-rows.ts';

/** Which tasks: held by me; open to me or held by me; all that I may see. */
export type TaskScope = 'mine' | 'groups' | 'all';

/** The orders an inbox may have. */
export type TaskOrder = 'priority' | 'due' | 'created';

/** What an inbox shows. */
export interface TaskFilter {
  /** Absent = `all`. */
  readonly scope?: TaskScope;
  /** Absent = what still waits for somebody: offered and claimed. */
  readonly status?: readonly TaskStatus[];
  readonly definition?: string;
  readonly instanceId?: string;
  readonly group?: string;
  readonly dueBefore?: Date;
  readonly priority?: number;
  /** Absent = `priority`: by priority, then due date, then age. */
  readonly order?: TaskOrder;
}

const due: OrderColumn = { sql: `COALESCE(t.due_at, 'infinity'::timestamptz)`, type: 'timestamptz' };
const age: OrderColumn = { sql: 't.created_at', type: 'timestamptz' };
const id: OrderColumn = { sql: 't.id', type: 'text' };

const orders: Readonly<Record<TaskOrder, readonly OrderColumn[]>> = Object.freeze({
  priority: [{ sql: 't.priority', type: 'int' }, due, age, id],
  due: [due, age, id],
  created: [
    { ...age, descending: true },
    { ...id, descending: true },
  ],
});

const countBound = 1_000;

/** Inboxes. */
export class TaskListRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The tasks that fit, page by page. */
  async list(filter: TaskFilter, viewer: TaskViewer, page: PageRequest = {}): Promise<Page<TaskSummary>> {
    const order = orders[filter.order ?? 'priority'];
    const where = this.#where(filter, viewer);
    const query = { columns: taskSummaryColumns, from: 'task t', where, order };
    return readPage<TaskSummary>(this.#tx, query, page);
  }

  /** Which of these tasks the viewer may see. */
  async visible(ids: readonly string[], viewer: TaskViewer): Promise<ReadonlySet<string>> {
    const rows = await this.#tx.rows<{ id: string }>(
      `SELECT t.id FROM task t WHERE t.project_id = $1 AND t.id = ANY ($2)
         AND ($3 OR t.assignee = $4 OR ${offeredTo('$4', '$5')})`,
      [this.#tx.projectId, ids, viewer.all, viewer.userId, viewer.see],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many tasks fit, counted up to 1,000: `exact` says whether there are more. */
  async count(
    filter: TaskFilter,
    viewer: TaskViewer,
  ): Promise<{ readonly count: number; readonly exact: boolean }> {
    const where = this.#where(filter, viewer);
    const row = await this.#tx.row<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT 1 FROM task t WHERE ${where.sql} LIMIT ${countBound + 1}) AS bounded`,
      where.parameters,
    );
    const count = row?.count ?? 0;
    return { count: Math.min(count, countBound), exact: count <= countBound };
  }

  #where(filter: TaskFilter, viewer: TaskViewer): Conditions {
    const status = filter.status ?? ['offered', 'claimed'];
    const where = new Conditions()
      .add('t.project_id = ?', this.#tx.projectId)
      .add('t.status = ANY (?)', status)
      .addGiven('t.definition = ?', filter.definition)
      .addGiven('t.instance_id = ?', filter.instanceId)
      .addGiven('t.due_at < ?', filter.dueBefore)
      .addGiven('t.priority = ?', filter.priority)
      .addGiven(offeredTo('NULL', 'ARRAY[?]'), filter.group);
    if (status.every(isOpen)) where.require('t.closed_at IS NULL');
    return addScope(where, filter.scope ?? 'all', viewer);
  }
}

function addScope(where: Conditions, scope: TaskScope, viewer: TaskViewer): Conditions {
  if (scope === 'mine') return where.add('t.assignee = ?', viewer.userId);
  if (scope === 'all' && viewer.all) return where;
  where.parameters.push(viewer.userId, scope === 'groups' ? viewer.claim : viewer.see);
  const user = `$${where.parameters.length - 1}`;
  const open = `${offeredTo(user, `$${where.parameters.length}`)}`;
  if (scope === 'all') return where.require(`(t.assignee = ${user} OR ${open})`);
  return where.require(
    `(t.assignee = ${user} OR (t.status = 'offered' AND NOT ${user} = ANY (t.not_users) AND ${open}))`,
  );
}

function isOpen(status: TaskStatus): boolean {
  return status === 'offered' || status === 'claimed' || status === 'submitted';
}
