import type { AllJoin } from '../plan/joins.ts';
import { branchesOf, missing, oldestOfEach, type JoinKind } from './kind.ts';

/** One token of the same round on every branch, the oldest of each; surplus is kept for a later firing (rule T3). */
export const allJoin: JoinKind<AllJoin> = Object.freeze({
  complete(join, tokens) {
    if (tokens.length < join.branches.length) return undefined;
    const oldest = oldestOfEach(tokens);
    return oldest.length < join.branches.length ? undefined : oldest;
  },
  settleFor: () => undefined,
  lacks: missing,
  waiting: (join, tokens) => missing(join, branchesOf(tokens)).join(', '),
} satisfies JoinKind<AllJoin>);
