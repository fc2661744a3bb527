import type { Random } from '../random.ts';

/** Where choices come from. */
export type Dice = Random;

/** A whole number from 0 to just below `count`. */
export function upTo(dice: Dice, count: number): number {
  return Math.floor(dice() * count);
}

/** True in this share of cases. */
export function chance(dice: Dice, share: number): boolean {
  return dice() < share;
}

/** One of a list that is not empty. */
export function pick<T>(dice: Dice, list: readonly [T, ...T[]] | readonly T[]): T {
  return list[upTo(dice, list.length)] as T;
}
