import { update, type Turn } from './turn.ts';

/** Most positions an instance may have (rule T9). */
export const POSITION_LIMIT = 5_000;

/** Open, delayed and held visits, waiting tokens, and what is on its way. */
export function countPositions(turn: Turn): number {
  return turn.state.positions + turn.queue.length - turn.taken;
}

/** So many positions more, or fewer. */
export function addPositions(turn: Turn, count: number): void {
  update(turn, { positions: turn.state.positions + count });
}
