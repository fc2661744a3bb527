import { removeTokens } from '../joins/waiting.ts';
import type { RefusalReason } from '../advance/refusal.ts';
import { reopen } from '../advance/reopen.ts';
import type { Rounds, State, Token } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import { visitOf } from '../advance/whereabouts.ts';
import { withdrawVisit } from '../advance/withdraw.ts';
import type { Standing, VerbKind } from './kind.ts';
import type { JumpRequested } from './requests.ts';
import { refusalOfStep, refusalOfVisit, refusalUnlessLost } from './targets.ts';

/** The visit or the waiting token is withdrawn, and the target opens past its join on branch `@operator` (rules O5, T1). */
export const jumpVerb: VerbKind<JumpRequested> = Object.freeze({
  refusal: (standing, { from, to }) => refusalOfStep(standing, to) ?? refusalOfSource(standing, from),
  refusalOnceClosed: (standing, { from, to }) =>
    refusalOfStep(standing, to) ?? refusalUnlessLost(standing, from),
  perform(turn, { from, to }) {
    if (turn.state.closed !== undefined) reopen(turn, from);
    const rounds = takeAway(turn, from);
    turn.queue.push({ kind: 'token', to, branch: '@operator', rounds, past: true });
  },
} satisfies VerbKind<JumpRequested>);

function refusalOfSource(standing: Standing, from: string): RefusalReason | undefined {
  if (!from.includes('@')) return refusalOfVisit(standing, from);
  return tokenAt(standing.state, from) === undefined ? 'token.unknown' : undefined;
}

/** Withdraws what the operator jumps from; the jump stays in its rounds (rule J0). */
function takeAway(turn: Turn, from: string): Rounds {
  const found = tokenAt(turn.state, from);
  if (found !== undefined) {
    removeTokens(turn, found.step, [found.token]);
    return found.token.rounds;
  }
  const visit = visitOf(turn.state, from);
  if (visit === undefined) return {};
  withdrawVisit(turn, visit);
  return visit.rounds;
}

/** The token that waits under `step@seq`. */
function tokenAt(
  { tokens }: State,
  from: string,
): { readonly step: string; readonly token: Token } | undefined {
  const [step = '', seq = ''] = from.split('@');
  const waiting = Object.hasOwn(tokens, step) ? tokens[step] : undefined;
  const token = waiting?.find((one) => String(one.seq) === seq);
  return token === undefined ? undefined : { step, token };
}
