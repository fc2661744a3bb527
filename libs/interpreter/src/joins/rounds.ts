import type { PlanJoin } from '../plan/joins.ts';
import type { Rounds, Token } from '../advance/state.ts';

/** By what a join tells its rounds apart: the visit of its scope, and where it counts, of itself (rule J0). */
export interface RoundNumber {
  readonly round: number;
  readonly own?: number;
}

/** The number that what descends from these visits has at a join (rule J0). */
export function numberAt(step: string, join: PlanJoin, rounds: Rounds): RoundNumber {
  const round = rounds[join.scope] ?? 0;
  return join.kind === 'count' ? { round, own: rounds[step] ?? 0 } : { round };
}

/** The id of a round among all rounds of all joins. */
export function roundId(step: string, { round, own }: RoundNumber): string {
  return own === undefined ? `${step}#${round}` : `${step}#${round}.${own}`;
}

/** Whether something has the number of a round: only then it belongs to it or can block it (rule J0). */
export function hasNumber(step: string, join: PlanJoin, number: RoundNumber, rounds: Rounds): boolean {
  if ((rounds[join.scope] ?? 0) !== number.round) return false;
  return number.own === undefined || (rounds[step] ?? 0) === number.own;
}

/** What several tokens descend from: of each scope the newest visit (rule J0). */
export function merge(tokens: readonly Token[]): Rounds {
  const rounds: Record<string, number> = {};
  for (const token of tokens) {
    for (const [scope, number] of Object.entries(token.rounds)) {
      rounds[scope] = Math.max(rounds[scope] ?? 0, number);
    }
  }
  return rounds;
}
