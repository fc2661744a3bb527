import type { OrderColumn } from '../../database/keyset.ts';
import type { TaskFilter, TaskOrder } from './task-filter.ts';

const priority: OrderColumn = { sql: 'i.priority', type: 'int' };
const due: OrderColumn = { sql: 'i.due', type: 'timestamptz' };
const age: OrderColumn = { sql: 'i.created_at', type: 'timestamptz' };
const id: OrderColumn = { sql: 'i.task_id', type: 'text' };
const rank: OrderColumn = { sql: 'COALESCE(r.rank, 2147483647)', type: 'int' };

/** The columns of each order of open tasks: rows of the inbox `i`, and the rank `r` that its holder gave. */
export const inboxOrders: Readonly<Record<Exclude<TaskOrder, 'closed'>, readonly OrderColumn[]>> =
  Object.freeze({
    risk: [{ sql: 'i.start_by', type: 'timestamptz' }, priority, age, id],
    priority: [priority, due, age, id],
    due: [due, age, id],
    created: [
      { ...age, descending: true },
      { ...id, descending: true },
    ],
    own: [rank, priority, due, age, id],
  });

/** What ended last comes first: rows of the task `t` itself. */
export const closedOrder: readonly OrderColumn[] = Object.freeze([
  { sql: 't.closed_at', type: 'timestamptz', descending: true },
  { sql: 't.id', type: 'text', descending: true },
]);

/** The order of open tasks that is asked for. Only what one holds has an order of one's own. */
export function inboxOrder({ order = 'priority', scope }: TaskFilter): keyof typeof inboxOrders {
  if (order === 'closed' || (order === 'own' && scope !== 'mine')) return 'priority';
  return order;
}
