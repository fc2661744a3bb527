import { update, type Turn } from '../advance/turn.ts';
import type { FiredRound } from './fired-rounds.ts';

/** The rounds that have fired and not ended. */
export function firedRounds(turn: Turn): readonly (readonly [key: string, round: FiredRound])[] {
  return Object.entries(turn.state.fired ?? {});
}

/** Writes down that a round has fired, or that one more of its branches has arrived. */
export function putFired(turn: Turn, key: string, round: FiredRound): void {
  update(turn, { fired: { ...turn.state.fired, [key]: round } });
}

/** Ends a fired round: its join may fire for the same number again. */
export function endFired(turn: Turn, key: string): void {
  const { [key]: _ended, ...left } = turn.state.fired ?? {};
  const { fired: _fired, ...state } = turn.state;
  turn.state = Object.keys(left).length === 0 ? state : { ...state, fired: left };
}
