import type { Token } from '../advance/state.ts';
import type { PlanJoin } from '../plan/joins.ts';

/** One kind of join: everything that sets it apart from the others. The tokens given are those of one round, oldest first. */
export interface JoinKind<J extends PlanJoin> {
  /** The tokens that a firing consumes as soon as they are there; undefined = some are lacking. */
  complete(join: J, tokens: readonly Token[]): readonly Token[] | undefined;
  /** The tokens that a firing consumes when no other can come any more; undefined = it cannot fire so (rule T6). */
  settleFor(tokens: readonly Token[]): readonly Token[] | undefined;
  /** The branches on which a token would help. */
  lacks(join: J, arrived: ReadonlySet<string>): readonly string[];
  /** What a round waits for, in plain words. */
  waiting(join: J, tokens: readonly Token[]): string;
}

/** The branches on which tokens have come. */
export function branchesOf(tokens: readonly Pick<Token, 'branch'>[]): ReadonlySet<string> {
  return new Set(tokens.map(({ branch }) => branch));
}

/** The oldest token of every branch that has one. */
export function oldestOfEach(tokens: readonly Token[]): readonly Token[] {
  const oldest = new Map<string, Token>();
  for (const token of tokens) if (!oldest.has(token.branch)) oldest.set(token.branch, token);
  return [...oldest.values()];
}

/** The branches that have not arrived, in plan order. */
export function missing({ branches }: PlanJoin, arrived: ReadonlySet<string>): readonly string[] {
  return branches.filter((branch) => !arrived.has(branch));
}
