import type { ErrorInfo } from '../occurrence.ts';
import type { Turn } from './turn.ts';

/** Most visits that settle in one advance (rule T9, law L5). */
export const SETTLE_LIMIT = 10_000;

/** The budget ran out; the second time in one advance nothing catches it. */
export interface Spent {
  readonly error: ErrorInfo;
  readonly isFinal: boolean;
}

/** Takes one settle from the budget of the advance. */
export function spendSettle(turn: Turn): Spent | undefined {
  turn.settles += 1;
  if (turn.settles <= SETTLE_LIMIT) return undefined;
  const isFinal = turn.isSpent;
  turn.isSpent = true;
  const message = `more than ${SETTLE_LIMIT} visits in one go: a loop without work`;
  return { error: { code: 'loop.budget', message }, isFinal };
}

/** A part of its own begins with a budget of its own; there are at most four parts in an instance. */
export function renewBudget(turn: Turn): void {
  turn.settles = 0;
  turn.isSpent = false;
}
