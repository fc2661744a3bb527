import type { ThreadJoin } from '../plan/joins.ts';
import type { JoinKind } from './kind.ts';

/** One firing for so many tokens, oldest first, whatever the branch and the round (rule J1, pattern 41). */
export const threadJoin: JoinKind<ThreadJoin> = Object.freeze({
  complete: ({ threads }, tokens) => (tokens.length < threads ? undefined : tokens.slice(0, threads)),
  settleFor: () => undefined,
  lacks: ({ branches }) => branches,
  waiting: ({ threads, branches }, tokens) => `${threads - tokens.length} more from ${branches.join(', ')}`,
} satisfies JoinKind<ThreadJoin>);
