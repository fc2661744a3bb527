import { said } from '@fermata/model';
import { isEqual } from './equality.ts';
import { fail } from './failure.ts';
import { chargeList, chargeText, type Meter } from './meter.ts';
import { addToMoment, betweenMoments, combineDurations, scaleDuration } from './time.ts';
import type { BinaryOperator } from './syntax.ts';
import { Duration, isFields, Timestamp, typeOf, type Value } from './values.ts';

type Operate = (left: Value, right: Value, meter: Meter) => Value;

/**
 * Every operator, on JSON numbers: there is one kind of number, so `7 / 2` is 3.5 and `1 == 1.0`, in any order and
 * from any source. A result that no JSON number can carry (division by zero, overflow) is a failure.
 */
export const OPERATORS: Readonly<Record<BinaryOperator, Operate>> = Object.freeze({
  '+': add,
  '-': subtract,
  '*': (left, right) => finite(number('*', left, right) * (right as number)),
  '/': (left, right) => divide(number('/', left, right), right as number),
  '%': (left, right) => remainder(number('%', left, right), right as number),
  '==': isEqual,
  '!=': (left, right, meter) => !isEqual(left, right, meter),
  '<': (left, right) => compare('<', left, right) < 0,
  '<=': (left, right) => compare('<=', left, right) <= 0,
  '>': (left, right) => compare('>', left, right) > 0,
  '>=': (left, right) => compare('>=', left, right) >= 0,
  in: isIn,
});

/** Minus in front of a number or a duration. */
export function negate(value: Value): Value {
  if (typeof value === 'number') return 0 - value;
  if (value instanceof Duration) return scaleDuration(value, -1);
  return fail(said`- needs a number, got ${{ type: typeOf(value) }}`);
}

/** Less than 0, 0 or more than 0 for two values of one ordered type; `operator` is named when they are not. */
export function compare(operator: string, left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return compareTimes(left, right) ?? mismatch(operator, left, right);
}

function compareTimes(left: Value, right: Value): number | undefined {
  if (left instanceof Timestamp && right instanceof Timestamp) return left.ms - right.ms;
  return left instanceof Duration && right instanceof Duration ? compareDurations(left, right) : undefined;
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function compareDurations(left: Duration, right: Duration): number {
  if (left.months !== right.months) fail(said`durations in months have no order against others`);
  return left.ms - right.ms;
}

function mismatch(operator: string, left: Value, right: Value): never {
  const [one, other] = [typeOf(left), typeOf(right)];
  return operator === '+' && (typeof left === 'string' || typeof right === 'string')
    ? fail(
        said`no ${{ operator }} between ${{ left: one }} and ${{ right: other }}; write string(x) to make a text of a value`,
      )
    : fail(said`no ${{ operator }} between ${{ left: one }} and ${{ right: other }}`);
}

function number(operator: string, left: Value, right: Value): number {
  return typeof left === 'number' && typeof right === 'number' ? left : mismatch(operator, left, right);
}

/** Passes a number on if JSON can carry it; JSON has one zero. */
export function finite(value: number): number {
  return Number.isFinite(value) ? 0 + value : fail(said`the result is not a finite number`);
}

function divide(left: number, right: number): number {
  return right === 0 ? fail(said`division by zero`) : finite(left / right);
}

function remainder(left: number, right: number): number {
  return right === 0 ? fail(said`remainder of a division by zero`) : finite(left % right);
}

function add(left: Value, right: Value, meter: Meter): Value {
  if (typeof left === 'number' && typeof right === 'number') return finite(left + right);
  if (typeof left === 'string' && typeof right === 'string') return addText(left, right, meter);
  if (Array.isArray(left) && Array.isArray(right)) return addLists(left, right, meter);
  return addTime(left, right) ?? mismatch('+', left, right);
}

function addText(left: string, right: string, meter: Meter): string {
  chargeText(meter, left.length + right.length);
  return left + right;
}

function addLists(left: readonly Value[], right: readonly Value[], meter: Meter): readonly Value[] {
  chargeList(meter, left.length + right.length);
  return [...left, ...right];
}

function addTime(left: Value, right: Value): Value | undefined {
  if (right instanceof Duration) {
    if (left instanceof Timestamp) return addToMoment(left, right);
    return left instanceof Duration ? combineDurations(left, right) : undefined;
  }
  return left instanceof Duration && right instanceof Timestamp ? addToMoment(right, left) : undefined;
}

function subtract(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return finite(left - right);
  if (left instanceof Timestamp && right instanceof Timestamp) return betweenMoments(right, left);
  if (right instanceof Duration) {
    const time = addTime(left, scaleDuration(right, -1));
    if (time !== undefined) return time;
  }
  return mismatch('-', left, right);
}

function isIn(left: Value, right: Value, meter: Meter): boolean {
  if (Array.isArray(right)) return right.some((item: Value) => isEqual(left, item, meter));
  if (!isFields(right)) return fail(said`in needs a list or an object, got ${{ type: typeOf(right) }}`);
  return typeof left === 'string'
    ? Object.hasOwn(right, left)
    : fail(said`a key is a string, not ${{ type: typeOf(left) }}`);
}
