import { said } from '@fermata/model';
import { LimitReached } from './failure.ts';
import { LIMITS } from './limits.ts';

/** Counts down what one evaluation may still do. */
export interface Meter {
  left: number;
  /** What is costly to make and may be used again in the same evaluation, by its text. */
  made?: Map<string, unknown>;
}

/** Charges operations; the evaluation ends with `expression.limit` when none are left. */
export function charge(meter: Meter, operations: number): void {
  meter.left -= operations;
  if (meter.left < 0)
    throw new LimitReached(said`more than ${{ most: LIMITS.operations }} operations in one evaluation`);
}

/** Charges a text that is made or read, and refuses one that is too long. */
export function chargeText(meter: Meter, length: number): void {
  charge(meter, 1 + (length >> 4));
  if (length > LIMITS.stringLength) {
    throw new LimitReached(said`a text longer than ${{ most: LIMITS.stringLength }} characters`);
  }
}

/** Charges a list that is made or read, and refuses one that is too long. */
export function chargeList(meter: Meter, length: number): void {
  charge(meter, 1 + length);
  if (length > LIMITS.listLength) {
    throw new LimitReached(said`a list longer than ${{ most: LIMITS.listLength }} elements`);
  }
}
