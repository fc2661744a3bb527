import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { humanised } from './humanised.ts';

/** A column of a table of rows. */
export interface Column {
  readonly title: string;
  readonly name: string;
}

/** The rows in a value. */
export function rowsOf(value: JsonValue | undefined): readonly JsonObject[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).map((row) => (isObject(row) ? (row as JsonObject) : { value: row }));
}

const mostGuessed = 8;

/** The columns that the settings name, else the members of the rows. */
export function columnsOf(options: JsonObject, rows: readonly JsonObject[]): readonly Column[] {
  const given = options['columns'];
  const named = Array.isArray(given) ? (given as readonly JsonValue[]).flatMap(columnOf) : [];
  if (named.length > 0) return named;
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return [...names].slice(0, mostGuessed).map((name) => ({ name, title: humanised(name) }));
}

function columnOf(column: JsonValue): readonly Column[] {
  if (typeof column === 'string') return [{ name: column, title: humanised(column) }];
  if (!isObject(column)) return [];
  const { name, field, title } = column;
  const key = typeof name === 'string' ? name : field;
  if (typeof key !== 'string') return [];
  return [{ name: key, title: typeof title === 'string' ? title : humanised(key) }];
}

/** The value of a row in a column; own members only. */
export function cellOf(row: JsonObject, { name }: Column): JsonValue | undefined {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}
