import {
  addCursor,
  cursorColumn,
  orderBy,
  pageLimit,
  pageOf,
  type Conditions,
  type OrderColumn,
  type Page,
  type PageRequest,
} from './keyset.ts';
import type { Transaction } from './transaction.ts';

/** A list to read: the room's own SQL, never a caller's. */
export interface ListQuery {
  /** Each column with the name that the row shall have. */
  readonly columns: string;
  readonly from: string;
  readonly where: Conditions;
  readonly order: readonly OrderColumn[];
  readonly each?: EachValue | undefined;
}

/**
 * Rows with one of some values, of which an index holds those of each value in the order of the list: each value is read
 * by itself, a page at most, since no index holds those of all of them in order.
 */
export interface EachValue {
  /** The name that the table has in `from`. */
  readonly table: string;
  readonly column: string;
  readonly values: readonly string[];
}

/** Reads one page by keyset. Fails with `cursor.invalid` (400) for a cursor of another list. */
export async function readPage<T>(tx: Transaction, query: ListQuery, page: PageRequest): Promise<Page<T>> {
  const { columns, where, order } = query;
  if (page.cursor !== undefined) addCursor(where, order, page.cursor);
  const limit = pageLimit(page);
  const rows = await tx.rows<T & { cursorValues: string[] }>(
    `SELECT ${columns}, ${cursorColumn(order)} FROM ${sourceOf(query, limit + 1)}
     ORDER BY ${orderBy(order)} LIMIT ${limit + 1}`,
    where.parameters,
  );
  return pageOf(rows, limit) as Page<T>;
}

function sourceOf({ from, where, order, each }: ListQuery, most: number): string {
  if (each === undefined) return `${from} WHERE ${where.sql}`;
  where.parameters.push([...new Set(each.values)]);
  return `unnest($${where.parameters.length}::text[]) AS each(value) CROSS JOIN LATERAL (
       SELECT * FROM ${from} WHERE ${where.sql} AND ${each.column} = each.value
       ORDER BY ${orderBy(order)} LIMIT ${most}) AS ${each.table}`;
}
