import type { PlanJoin } from '../plan/joins.ts';
import type { Rounds, Token } from './state.ts';

/** The number by which a join tells rounds apart: the visit of its scope that a token descends from (rule J0). */
export function roundOf(join: PlanJoin, rounds: Rounds): number {
  return rounds[join.scope] ?? 0;
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
