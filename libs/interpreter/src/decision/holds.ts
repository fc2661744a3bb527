import { isObject, type JsonValue } from '@fermata/model';
import { ok, type Result } from '../expression/result.ts';
import type { Reader } from '../expression/reader.ts';
import type { Cell, ColumnType, Interval, Scalar, Test } from './table.ts';
import { isLess, isSame } from './values.ts';

/** A value that stands in a column. */
export interface Compared {
  readonly type: ColumnType;
  readonly value: JsonValue;
}

/** Whether a cell holds: one of its tests does. An expression sees the value as `value`. */
export function cellHolds(read: Reader, cell: Cell, compared: Compared): Result<boolean> {
  for (const test of cell) {
    const holds = testHolds(read, test, compared);
    if (!holds.ok || holds.value) return holds;
  }
  return ok(false);
}

/** Whether a cell holds, where that can be told without evaluating anything; undefined where it cannot. */
export function plainlyHolds(cell: Cell, compared: Compared): boolean | undefined {
  const answers = cell.map((test) => testPlainlyHolds(test, compared));
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function testPlainlyHolds(test: Test, compared: Compared): boolean | undefined {
  if (!isObject(test)) return isSame(compared.type, compared.value, test as Scalar);
  if ('cel' in test) return undefined;
  if (!('not' in test)) return isWithin(test, compared);
  const inner = plainlyHolds(test.not, compared);
  return inner === undefined ? undefined : !inner;
}

function testHolds(read: Reader, test: Test, compared: Compared): Result<boolean> {
  if (!isObject(test)) return ok(isSame(compared.type, compared.value, test as Scalar));
  if ('cel' in test) return read.over({ ...read.scope, value: compared.value }).condition(test.cel);
  if (!('not' in test)) return ok(isWithin(test, compared));
  const inner = cellHolds(read, test.not, compared);
  return inner.ok ? ok(!inner.value) : inner;
}

type Keeps = (type: ColumnType, value: JsonValue, bound: Scalar) => boolean;

const BOUNDS: Readonly<Record<keyof Interval, Keeps>> = Object.freeze({
  ge: (type: ColumnType, value: JsonValue, bound: Scalar) => !isBelow(type, value, bound),
  gt: (type: ColumnType, value: JsonValue, bound: Scalar) => isLess(type, bound, value),
  le: (type: ColumnType, value: JsonValue, bound: Scalar) => !isBelow(type, bound, value),
  lt: (type: ColumnType, value: JsonValue, bound: Scalar) => isLess(type, value, bound),
});

/** Less, or of another kind, so that there is no order between the two. */
function isBelow(type: ColumnType, left: JsonValue, right: JsonValue): boolean {
  return !isLess(type, right, left) && !isSame(type, left, right);
}

/** Whether a value keeps all the bounds; null keeps none. */
function isWithin(interval: Interval, { type, value }: Compared): boolean {
  const bounds = Object.entries(interval) as readonly (readonly [keyof Interval, Scalar])[];
  return bounds.every(([name, bound]) => BOUNDS[name](type, value, bound));
}
