import type { PlanJoin } from '../plan/joins.ts';
import { begin } from './begin.ts';
import { merge, roundOf } from './rounds.ts';
import { addPositions } from './positions.ts';
import type { Token } from './state.ts';
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
  addPositions(turn, 1);
  const round = roundOf(join, move.rounds);
  const taken = firing(join, waiting, round);
  if (taken === undefined) return;
  removeTokens(turn, move.to, taken);
  begin(turn, newVisit(turn, move.to, merge(taken)));
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
  addPositions(turn, -taken.length);
  const left = (turn.state.tokens[step] ?? []).filter((token) => !taken.includes(token));
  const tokens = writable(turn, 'tokens');
  if (left.length === 0) delete tokens[step];
  else tokens[step] = left;
}
