import type { Token } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import { withdrawSteps } from '../advance/withdraw.ts';
import type { CountJoin } from '../plan/joins.ts';
import { firedRounds, putFired } from './fired.ts';
import { branchesOf, missing, type JoinKind } from './kind.ts';
import { hasNumber, merge, numberAt, roundId, type RoundNumber } from './rounds.ts';

/**
 * Fires once a round, at its `count`-th branch; what came on a branch twice goes with it (rule J2). Later tokens of the
 * round vanish until it ends.
 */
export const countJoin: JoinKind<CountJoin> = Object.freeze({
  complete: ({ count }, tokens) => (branchesOf(tokens).size < count ? undefined : tokens),
  settleFor: () => undefined,
  lacks: missing,
  waiting(join, tokens) {
    const arrived = branchesOf(tokens);
    const lacking = join.count - arrived.size;
    return lacking > 0
      ? `${lacking} more of ${missing(join, arrived).join(', ')}`
      : 'an earlier round to end';
  },
} satisfies JoinKind<CountJoin>);

/** Lets a token of a round that has fired vanish (rule J2). False if its round has not fired. */
export function vanishes(
  turn: Turn,
  step: string,
  join: CountJoin,
  token: Pick<Token, 'branch' | 'rounds'>,
): boolean {
  const key = roundId(step, numberAt(step, join, token.rounds));
  const fired = turn.state.fired?.[key];
  if (fired === undefined) return false;
  if (!fired.arrived.includes(token.branch)) {
    putFired(turn, key, { ...fired, arrived: [...fired.arrived, token.branch] });
  }
  return true;
}

/** Whether a round must wait for an earlier one of its join that has not ended (rule J3, `rest: block`). */
export function isBlockedByEarlier(
  turn: Turn,
  step: string,
  join: CountJoin,
  [first]: readonly Token[],
): boolean {
  if (join.rest !== 'block' || first === undefined) return false;
  const number = numberAt(step, join, first.rounds);
  const isEarlier = (other: Pick<Token, 'seq' | 'rounds'>): boolean =>
    other.seq < first.seq && !hasNumber(step, join, number, other.rounds);
  const waiting = turn.state.tokens[step] ?? [];
  return (
    waiting.some(isEarlier) || firedRounds(turn).some(([, round]) => round.step === step && isEarlier(round))
  );
}

/**
 * What becomes of the rest of a round that fires (rule J3): `cancel` withdraws from the region and from the join what
 * has the same number and so ends the round; else the round stands as fired until it ends.
 */
export function settleRest(turn: Turn, step: string, join: CountJoin, tokens: readonly Token[]): void {
  const [first] = tokens;
  if (first === undefined) return;
  const number: RoundNumber = numberAt(step, join, first.rounds);
  if (join.rest === 'cancel') {
    withdrawSteps(turn, [...join.region, step], { of: (rounds) => hasNumber(step, join, number, rounds) });
    return;
  }
  const arrived = [...branchesOf(tokens)];
  putFired(turn, roundId(step, number), { step, rounds: merge(tokens), seq: first.seq, arrived });
}
