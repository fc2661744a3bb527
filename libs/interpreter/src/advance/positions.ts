import type { Turn } from './turn.ts';

/** Most positions an instance may have (rule T9). */
export const POSITION_LIMIT = 5_000;

/** Open, delayed and held visits, waiting tokens, and what is on its way. */
export function countPositions(turn: Turn): number {
  const waiting = Object.values(turn.state.tokens).reduce((sum, tokens) => sum + tokens.length, 0);
  const moving = turn.queue.length - turn.taken;
  return Object.keys(turn.state.visits).length + waiting + moving;
}
