import { charge, type Meter } from './meter.ts';
import { Duration, isFields, Timestamp, type Fields, type Value } from './values.ts';

/**
 * Deep equality. Values of different types are unequal, never an error, so `x == null` may always be asked.
 * Charges one operation for each pair that is compared.
 */
export function isEqual(left: Value, right: Value, meter: Meter): boolean {
  charge(meter, typeof left === 'string' ? 1 + (left.length >> 6) : 1);
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return left !== null && right !== null && areObjectsEqual(left, right, meter);
}

function areObjectsEqual(left: object, right: object, meter: Meter): boolean {
  if (Array.isArray(left)) return Array.isArray(right) && areListsEqual(left, right, meter);
  if (left instanceof Timestamp) return right instanceof Timestamp && left.ms === right.ms;
  if (left instanceof Duration) return right instanceof Duration && areDurationsEqual(left, right);
  return isFields(left) && isFields(right) && areFieldsEqual(left, right, meter);
}

function areDurationsEqual(left: Duration, right: Duration): boolean {
  return left.ms === right.ms && left.months === right.months;
}

function areListsEqual(left: readonly Value[], right: readonly Value[], meter: Meter): boolean {
  return left.length === right.length && left.every((item, i) => isEqual(item, right[i] as Value, meter));
}

function areFieldsEqual(left: Fields, right: Fields, meter: Meter): boolean {
  const keys = Object.keys(left);
  charge(meter, 4 + keys.length);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) => Object.hasOwn(right, key) && isEqual(left[key] as Value, right[key] as Value, meter),
  );
}
