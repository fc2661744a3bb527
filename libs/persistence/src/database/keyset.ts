import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';

/** One page of a list. `next` is opaque; absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** How much of a list is asked for. */
export interface PageRequest {
  /** The `next` of the page before. */
  readonly cursor?: string;
  /** 1 to 200; absent = 50. */
  readonly limit?: number;
}

/** A column that takes part in the order of a list. Expressions are the room's own, never a caller's. */
export interface OrderColumn {
  readonly sql: string;
  readonly type: 'text' | 'timestamptz' | 'int' | 'bigint';
  readonly descending?: boolean;
}

/** A list in the making: conditions and their parameters, added one by one. */
export class Conditions {
  readonly #parts: string[] = [];
  readonly parameters: unknown[] = [];

  /** Adds `part`, in which `?` stands for the value. */
  add(part: string, value: unknown): this {
    this.#parts.push(part.replaceAll('?', this.place(value)));
    return this;
  }

  /** The place, such as `$3`, of a value that is spoken of outside of the conditions. */
  place(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  /** Adds the condition only where there is a value. */
  addGiven(part: string, value: unknown): this {
    return value === undefined ? this : this.add(part, value);
  }

  /** Adds a condition without a value. */
  require(part: string): this {
    this.#parts.push(part);
    return this;
  }

  /** The conditions as SQL. */
  get sql(): string {
    return this.#parts.join(' AND ');
  }
}

const cursorRefused = () =>
  new AppError('cursor.invalid', said`this cursor is not of this list`, { status: 400 });

/** Takes a cursor apart: one value for each column, or `cursor.invalid`. */
export function readCursor(cursor: string, columns: readonly OrderColumn[]): readonly string[] {
  const values = parseCursor(cursor);
  if (!Array.isArray(values) || values.length !== columns.length) throw cursorRefused();
  return values.map((value: unknown, place) => {
    if (typeof value !== 'string' || !fits(value, columns[place]?.type)) throw cursorRefused();
    return value;
  });
}

/** Writes the cursor that goes on after a row with these values. */
export function writeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/**
 * Adds "after the cursor" to the conditions. Columns of one direction are compared as one row, which an index can begin
 * at; columns of different directions are written out: a > x OR (a = x AND (b < y OR …)).
 */
export function addCursor(conditions: Conditions, columns: readonly OrderColumn[], cursor: string): void {
  const values = readCursor(cursor, columns);
  const first = conditions.parameters.length + 1;
  conditions.parameters.push(...values);
  const places = columns.map((column, index) => `$${first + index}::${column.type}`);
  conditions.require(isOneWay(columns) ? rowAfter(columns, places) : eachAfter(columns, places));
}

function isOneWay(columns: readonly OrderColumn[]): boolean {
  return new Set(columns.map(({ descending }) => descending === true)).size === 1;
}

function rowAfter(columns: readonly OrderColumn[], places: readonly string[]): string {
  const sign = columns[0]?.descending === true ? '<' : '>';
  return `(${columns.map(({ sql }) => sql).join(', ')}) ${sign} (${places.join(', ')})`;
}

function eachAfter(columns: readonly OrderColumn[], places: readonly string[]): string {
  return columns.reduceRight((rest, column, index) => {
    const beyond = `${column.sql} ${column.descending ? '<' : '>'} ${places[index]}`;
    return rest === '' ? beyond : `(${beyond} OR (${column.sql} = ${places[index]} AND ${rest}))`;
  }, '');
}

/** The ORDER BY of a list. */
export function orderBy(columns: readonly OrderColumn[]): string {
  return columns.map((column) => `${column.sql} ${column.descending ? 'DESC' : 'ASC'}`).join(', ');
}

/** How many rows a page holds, within bounds. */
export function pageLimit(request: PageRequest): number {
  return Math.min(Math.max(Math.trunc(request.limit ?? 50), 1), 200);
}

/** The columns as one text array, so that each row carries the cursor behind it. */
export function cursorColumn(columns: readonly OrderColumn[]): string {
  return `ARRAY[${columns.map((column) => `(${column.sql})::text`).join(', ')}] AS "cursorValues"`;
}

/** Cuts the page out of limit + 1 rows. */
export function pageOf<T extends { readonly cursorValues: readonly string[] }>(
  rows: readonly T[],
  limit: number,
): Page<Omit<T, 'cursorValues'>> {
  const kept = rows.slice(0, limit);
  const items = kept.map(({ cursorValues: _cursorValues, ...item }) => item);
  const last = kept.at(-1);
  return rows.length > limit && last ? { items, next: writeCursor(last.cursorValues) } : { items };
}

function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw cursorRefused();
  }
}

function fits(value: string, type: OrderColumn['type'] | undefined): boolean {
  if (value.includes('\0')) return false;
  if (type === 'int' || type === 'bigint') return /^-?\d{1,15}$/.test(value);
  return type === 'text' || value === 'infinity' || /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d[\d.:+-]*$/.test(value);
}
