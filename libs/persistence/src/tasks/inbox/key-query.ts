import { addCursor, type Conditions, type OrderColumn, type PageRequest } from '../../database/keyset.ts';

/** Reads the keys of a list in order: columns k0, k1, … and the task's `id`. */
export interface KeyQuery {
  /** Parameters of what is written already; the cursor's are added. */
  readonly where: Conditions;
  readonly order: readonly OrderColumn[];
  /** The statement, once the cursor stands in `where`. */
  readonly sql: (limit: number) => string;
  /** The tasks alone, in no order: for counting. */
  readonly tasks: (limit: number) => string;
}

/** The order columns as k0, k1, …. */
export function keyColumns(order: readonly OrderColumn[]): string {
  return order.map(({ sql }, place) => `${sql} AS k${place}`).join(', ');
}

/** The ORDER BY over k0, k1, …. */
export function keyOrder(order: readonly OrderColumn[]): string {
  return order.map(({ descending }, place) => `k${place} ${descending === true ? 'DESC' : 'ASC'}`).join(', ');
}

/** k0, k1, … as the values of a cursor. */
export function keyCursor(order: readonly OrderColumn[]): string {
  return `ARRAY[${order.map((_column, place) => `keys.k${place}::text`).join(', ')}]`;
}

/** Adds the place where the page before ended. */
export function startAfter({ where, order }: KeyQuery, { cursor }: PageRequest): void {
  if (cursor !== undefined) addCursor(where, order, cursor);
}
