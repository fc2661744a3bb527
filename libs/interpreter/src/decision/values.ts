import type { JsonValue } from '@fermata/model';
import type { ColumnType, Scalar } from './table.ts';

const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

type Check = (value: JsonValue) => boolean;

const CHECKS: Readonly<Record<ColumnType, Check>> = Object.freeze({
  any: () => true,
  string: (value: JsonValue) => typeof value === 'string',
  number: (value: JsonValue) => typeof value === 'number',
  integer: (value: JsonValue) => Number.isInteger(value),
  boolean: (value: JsonValue) => typeof value === 'boolean',
  date: (value: JsonValue) => isText(value, DATE),
  'date-time': (value: JsonValue) => isText(value, MOMENT),
});

/** Whether a value is of a column's type; null, the absence of a value, is of every type. */
export function isOfType(type: ColumnType, value: JsonValue): boolean {
  return value === null || CHECKS[type](value);
}

/** Whether a value is one of those that a column may have; every value if it does not say. */
export function isAmong(values: readonly Scalar[] | undefined, value: JsonValue): boolean {
  return values === undefined || value === null || values.some((one) => one === value);
}

/** What values of a type are compared by: moments by their time, all else as it is. */
export function rankOf(type: ColumnType, value: JsonValue): JsonValue {
  return type === 'date-time' && typeof value === 'string' ? Date.parse(value) : value;
}

/** Whether the first is less than the second; values of different types, and those without an order, are not. */
export function isLess(type: ColumnType, left: JsonValue, right: JsonValue): boolean {
  const [a, b] = [rankOf(type, left), rankOf(type, right)];
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  return typeof a === 'string' && typeof b === 'string' && a < b;
}

/** Whether two values are the same to a column. */
export function isSame(type: ColumnType, left: JsonValue, right: JsonValue): boolean {
  return rankOf(type, left) === rankOf(type, right);
}

function isText(value: JsonValue, shape: RegExp): boolean {
  return (
    typeof value === 'string' &&
    shape.test(value) &&
    isDate(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}

/** A day that the calendar has: 30 February would be read as a day in March. */
function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
