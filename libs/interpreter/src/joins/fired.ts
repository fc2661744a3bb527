import type { Rounds } from '../advance/state.ts';
import { update, type Turn } from '../advance/turn.ts';

/**
 * A round of a count join that has fired and not ended: its later tokens vanish (rule J2). It is no position: it keeps
 * no instance open and blocks nothing but later rounds of a join whose `rest` is `block`.
 */
export interface FiredRound {
  readonly step: string;
  /** What the tokens that fired it descend from; it has their number. */
  readonly rounds: Rounds;
  /** Age of its oldest token. */
  readonly seq: number;
  /** Branches that have arrived. */
  readonly arrived: readonly string[];
}

/** Fired rounds by `step` and number, oldest first. */
export type FiredRounds = Readonly<Record<string, FiredRound>>;

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
