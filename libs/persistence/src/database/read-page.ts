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
}

/** Reads one page by keyset. Fails with `cursor.invalid` (400) for a cursor of another list. */
export async function readPage<T>(tx: Transaction, query: ListQuery, page: PageRequest): Promise<Page<T>> {
  const { columns, from, where, order } = query;
  if (page.cursor !== undefined) addCursor(where, order, page.cursor);
  const limit = pageLimit(page);
  const rows = await tx.rows<T & { cursorValues: string[] }>(
    `SELECT ${columns}, ${cursorColumn(order)} FROM ${from}
     WHERE ${where.sql} ORDER BY ${orderBy(order)} LIMIT ${limit + 1}`,
    where.parameters,
  );
  return pageOf(rows, limit) as Page<T>;
}
