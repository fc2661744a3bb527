import type { JsonObject, JsonValue } from '@fermata/model';
import { columnsOf, rowsOf } from './rows.ts';

/** What a chart draws: one horizontal axis and some lines over it. */
export interface ChartSeries {
  readonly x: readonly (number | string)[];
  /** Seconds since 1970 stand on the axis. */
  readonly isTime: boolean;
  readonly lines: readonly { readonly title: string; readonly values: readonly (number | null)[] }[];
}

/**
 * The lines in a value: a list of numbers is one line over 1, 2, 3 …; of rows, the first column (or `options.x`) is the
 * axis and each other numeric column (or `options.y`) a line.
 */
export function seriesOf(value: JsonValue | undefined, options: JsonObject): ChartSeries {
  const rows = rowsOf(value);
  if (rows.every((row) => typeof row['value'] === 'number' && Object.keys(row).length === 1))
    return { x: rows.map((_, index) => index + 1), isTime: false, lines: [lineOf(rows, 'value', '')] };
  const columns = columnsOf({}, rows);
  const axis = typeof options['x'] === 'string' ? options['x'] : (columns[0]?.name ?? '');
  const wanted = namesIn(options['y']);
  const lines = columns.filter(({ name }) =>
    wanted.length > 0
      ? wanted.includes(name)
      : name !== axis && rows.some((row) => typeof row[name] === 'number'),
  );
  const { x, isTime } = axisOf(rows.map((row) => row[axis]));
  return { x, isTime, lines: lines.map(({ name, title }) => lineOf(rows, name, title)) };
}

function namesIn(value: JsonValue | undefined): readonly string[] {
  const all = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  return all.filter((name) => typeof name === 'string');
}

function lineOf(rows: readonly JsonObject[], name: string, title: string): ChartSeries['lines'][number] {
  return { title, values: rows.map((row) => (typeof row[name] === 'number' ? row[name] : null)) };
}

function axisOf(values: readonly (JsonValue | undefined)[]): Pick<ChartSeries, 'x' | 'isTime'> {
  if (values.length > 0 && values.every((value) => typeof value === 'string' && isMoment(value)))
    return { x: values.map((value) => Date.parse(String(value)) / 1000), isTime: true };
  return {
    x: values.map((value) => (typeof value === 'number' ? value : String(value ?? ''))),
    isTime: false,
  };
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text));
}
