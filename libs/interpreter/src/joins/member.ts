import type { Rounds } from '../advance/state.ts';

/**
 * What may belong to the set S of rule T6: a round of a join, or a visit at a gate. It waits for something that other
 * positions can still bring about; while one of those stands outside of S, so does it.
 */
export interface Member {
  /** Its id among all members: a round of a join, or the gated visit. */
  readonly id: string;
  /** Where it waits. */
  readonly step: string;
  /** Whose visits tell its rounds apart, and their number; `@start` and 0 where any position may be what it waits for. */
  readonly scope: string;
  readonly round: number;
  /** What the positions that it consists of descend from; none for a round that has fired. */
  readonly holds: readonly Rounds[];
  /** The gated visit that it is; none for a round of a join. */
  readonly visit?: string;
  /** Ids of members of which one outside of S keeps this one out of it: earlier rounds of its join (rule J3). */
  readonly after?: readonly string[];
  /** Whether a position with its number, at a step, can still bring what it waits for. */
  isReachedFrom(step: string, rounds: Rounds): boolean;
}
