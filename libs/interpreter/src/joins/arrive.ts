import { begin } from '../advance/begin.ts';
import type { Token } from '../advance/state.ts';
import { stepOf, type Move, type Turn } from '../advance/turn.ts';
import { newVisit } from '../advance/visits.ts';
import type { PlanJoin } from '../plan/joins.ts';
import { noteTaken } from '../verbs/past.ts';
import { enterRace } from '../races/race.ts';
import { isBlockedByEarlier, settleRest, vanishes } from './count.ts';
import { joinKind } from './registry.ts';
import { hasNumber, merge, numberAt } from './rounds.ts';
import { addToken, removeTokens } from './waiting.ts';

/** Takes a token to its step: it opens a visit, waits at the join for others of its round, or vanishes (rule T3). */
export function arrive(turn: Turn, move: Extract<Move, { kind: 'token' }>): void {
  const { to, branch, rounds, past, race } = move;
  const { join } = stepOf(turn.plan, to);
  if (race !== undefined) return enterRace(turn, { ...move, race });
  if (join === undefined || past === true) return begin(turn, newVisit(turn, to, rounds));
  if (join.kind === 'count' && vanishes(turn, to, join, { branch, rounds })) return;
  const waiting = addToken(turn, to, branch, rounds);
  if (join.kind === 'active') return;
  const number = numberAt(to, join, rounds);
  const taken = tokensToFire(
    turn,
    to,
    join,
    waiting.filter((token) => hasNumber(to, join, number, token.rounds)),
  );
  if (taken !== undefined) fire(turn, to, join, taken);
}

/** The tokens of a round that its firing consumes now; undefined if it must wait. */
export function tokensToFire(
  turn: Turn,
  step: string,
  join: PlanJoin,
  round: readonly Token[],
): readonly Token[] | undefined {
  const taken = joinKind(join).complete(join, round);
  if (taken === undefined || join.kind !== 'count') return taken;
  return isBlockedByEarlier(turn, step, join, round) ? undefined : taken;
}

/** Fires a join: consumes its tokens, settles the rest of a round that counts, and opens the visit (rules T3, J3). */
export function fire(turn: Turn, step: string, join: PlanJoin, taken: readonly Token[]): void {
  removeTokens(turn, step, taken);
  if (join.kind === 'count') settleRest(turn, step, join, taken);
  const visit = newVisit(turn, step, merge(taken));
  noteTaken(turn, step, taken);
  begin(turn, visit);
}
