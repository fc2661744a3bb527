import type { ActiveJoin } from '../plan/joins.ts';
import { branchesOf, missing, oldestOfEach, type JoinKind } from './kind.ts';

/**
 * Fires when it holds a token and nothing can still bring it another branch, consuming one token of each that came
 * (rule J1). So it never fires at an arrival: whether something can still come is judged when the worklist is empty.
 */
export const activeJoin: JoinKind<ActiveJoin> = Object.freeze({
  complete: () => undefined,
  settleFor: oldestOfEach,
  lacks: missing,
  waiting: (join, tokens) => `${missing(join, branchesOf(tokens)).join(', ')}, as far as they can still come`,
} satisfies JoinKind<ActiveJoin>);
