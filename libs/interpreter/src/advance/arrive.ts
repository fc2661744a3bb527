import type { PlanJoin } from '../plan/plan.ts';
import { begin } from './begin.ts';
import type { Rounds, Token } from './state.ts';
import { stepOf, update, writable, type Move, type Turn } from './turn.ts';
import { newVisit } from './visits.ts';

/** Takes a token to its step: it opens a visit, or waits at the join for the others of its round (rule T3). */
export function arrive(turn: Turn, move: Extract<Move, { kind: 'token' }>): void {
  const { join } = stepOf(turn.plan, move.to);
  if (join === undefined || move.past === true) return begin(turn, newVisit(turn, move.to, move.rounds));
  const { seq } = turn.state;
  update(turn, { seq: seq + 1 });
  const token: Token = { seq, branch: move.branch, rounds: move.rounds, since: turn.at };
  const waiting = [...(turn.state.tokens[move.to] ?? []), token];
  writable(turn, 'tokens')[move.to] = waiting;
  const round = roundOf(join, move.rounds);
  const taken = firing(join, waiting, round);
  if (taken === undefined) return;
  removeTokens(turn, move.to, taken);
  begin(turn, newVisit(turn, move.to, merge(taken)));
}

/** The number by which a join tells rounds apart: the visit of its scope that a token descends from (rule J0). */
export function roundOf(join: PlanJoin, rounds: Rounds): number {
  return rounds[join.scope] ?? 0;
}

/** The oldest token of the round on every branch, or nothing if one lacks. */
function firing(join: PlanJoin, waiting: readonly Token[], round: number): readonly Token[] | undefined {
  const taken: Token[] = [];
  for (const branch of join.branches) {
    const token = waiting.find((one) => one.branch === branch && roundOf(join, one.rounds) === round);
    if (token === undefined) return undefined;
    taken.push(token);
  }
  return taken;
}

/** Takes tokens out of a join. */
export function removeTokens(turn: Turn, step: string, taken: readonly Token[]): void {
  const left = (turn.state.tokens[step] ?? []).filter((token) => !taken.includes(token));
  const tokens = writable(turn, 'tokens');
  if (left.length === 0) delete tokens[step];
  else tokens[step] = left;
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
