import type { TaskStatus } from '@fermata/model';
import { Conditions } from '../../database/keyset.ts';
import type { Transaction } from '../../database/transaction.ts';
import { offeredTo, type TaskViewer } from '../task-rows.ts';
import { keyColumns, keyOrder, type KeyQuery } from './key-query.ts';
import type { Narrowing } from './inbox-keys.ts';
import type { TaskFilter } from './task-filter.ts';
import { closedOrder } from './task-orders.ts';
import { tasksHaving } from './word.repository.ts';

const ended: readonly TaskStatus[] = Object.freeze(['completed', 'expired', 'withdrawn']);

/** Whether the filter asks for tasks that have ended. */
export function isDone({ scope, status }: TaskFilter): boolean {
  return scope === 'done' || (status !== undefined && status.every((one) => ended.includes(one)));
}

/** Ended tasks: those that the viewer has answered, or all of them for who sees all. */
export function doneKeys(
  tx: Transaction,
  filter: TaskFilter,
  viewer: TaskViewer,
  { words }: Narrowing = {},
): KeyQuery {
  const where = new Conditions()
    .add('t.project_id = ?', tx.projectId)
    .require('t.closed_at IS NOT NULL')
    .add('t.status = ANY (?)', filter.status ?? ['completed'])
    .addGiven('t.definition = ?', filter.definition)
    .addGiven('t.step_id = ?', filter.stepId)
    .addGiven('t.instance_id = ?', filter.instanceId)
    .addGiven('t.business_key = ?', filter.businessKey)
    .addGiven('t.assignee = ?', filter.assignee)
    .addGiven('t.submitted_by = ?', filter.person)
    .addGiven('t.closed_at >= ?', filter.closedAfter)
    .addGiven('t.priority = ?', filter.priority)
    .addGiven('t.due_at < ?', filter.dueBefore)
    .addGiven('t.due_at >= ?', filter.dueAfter)
    .addGiven('t.created_at >= ?', filter.createdAfter);
  if (filter.isOverdue === true) where.require('t.due_at < t.closed_at');
  where.addGiven(offeredTo(`'{}'`, 'ARRAY[?]'), filter.group);
  addSight(where, filter, viewer);
  const from = words === undefined ? 'task t' : tasksOf(tasksHaving(words, (value) => where.place(value)));
  const sql = (limit: number): string =>
    `SELECT ${keyColumns(closedOrder)}, t.id FROM ${from} WHERE ${where.sql}
     ORDER BY ${keyOrder(closedOrder)} LIMIT ${limit}`;
  const tasks = (limit: number): string => `SELECT t.id FROM ${from} WHERE ${where.sql} LIMIT ${limit}`;
  return { where, order: closedOrder, sql, tasks };
}

/** Few tasks, found by their ids one by one: left free, PostgreSQL may look for them among all that have ended. */
function tasksOf(few: string): string {
  return `(${few}) AS n CROSS JOIN LATERAL (SELECT * FROM task x WHERE x.project_id = $1 AND x.id = n.id OFFSET 0) AS t`;
}

function addSight(where: Conditions, { scope = 'all' }: TaskFilter, viewer: TaskViewer): void {
  if (scope !== 'all' && !(scope === 'done' && viewer.all)) where.add('t.submitted_by = ?', viewer.userId);
  if (scope !== 'all' || viewer.all) return;
  const [users, groups] = [where.place(viewer.users), where.place(viewer.see)];
  where.require(`(t.assignee = ANY (${users}::text[]) OR ${offeredTo(users, groups)})`);
}
