import { endFired, firedRounds } from '../joins/fired.ts';
import { removeTokens } from '../joins/waiting.ts';
import type { Lost, Rounds, State, Visit } from './state.ts';
import { recordOf } from './records.ts';
import { update, type Turn } from './turn.ts';
import { removeVisit, stopVisit } from './visits.ts';
import { withdrawItems, withdrawRests } from '../items/withdraw.ts';
import { abandonAllUndo } from '../undo/run.ts';

/**
 * Withdraws a visit (rule T8): its timers and its work are taken back, it settles `cancelled` without `save`, `next`
 * and `catch`, and whatever its work still brings is late.
 */
export function withdrawVisit(turn: Turn, visit: Visit): void {
  withdrawItems(turn, visit.id);
  stopVisit(turn, visit, 'cancelled');
  removeVisit(turn, visit, { status: 'cancelled', output: null });
}

/** Which of the positions at the listed steps are meant; all of them unless said. */
export interface Withdrawal {
  /** Those that descend from the right visits: of one number (rule J3). */
  readonly of?: (rounds: Rounds) => boolean;
  /** The acting visit, where it is still in the state: it is never withdrawn. */
  readonly spare?: string;
}

/**
 * Withdraws whatever is at the listed steps (rule T8): tokens on their way to them, tokens that wait at their joins with
 * the rounds that have fired there, and their visits: open, delayed, gated or held, in order of opening. What has
 * settled stays as it is, nothing is compensated.
 */
export function withdrawSteps(turn: Turn, steps: readonly string[], { of, spare }: Withdrawal = {}): void {
  if (steps.length === 0) return;
  const listed = new Set(steps);
  const isMeant = (rounds: Rounds): boolean => of === undefined || of(rounds);
  dropMoves(turn, (move) => move.kind === 'token' && listed.has(move.to) && isMeant(move.rounds));
  for (const step of listed) {
    const waiting = turn.state.tokens[step] ?? [];
    removeTokens(
      turn,
      step,
      waiting.filter(({ rounds }) => isMeant(rounds)),
    );
  }
  for (const [key, { step, rounds }] of firedRounds(turn)) {
    if (listed.has(step) && isMeant(rounds)) endFired(turn, key);
  }
  const isListed = ({ id, step, rounds }: Visit): boolean =>
    listed.has(step) && id !== spare && isMeant(rounds);
  if (steps.some((step) => recordOf(turn, step).open > 0)) withdrawVisits(turn, isListed);
  else withdrawRests(turn, isListed);
}

/** Withdraws visits in order of opening, then the rests of earlier ones (rules F4, T8). */
function withdrawVisits(turn: Turn, isMeant: (visit: Visit) => boolean): void {
  for (const visit of Object.values(turn.state.visits)) if (isMeant(visit)) withdrawVisit(turn, visit);
  withdrawRests(turn, isMeant);
}

function dropMoves({ queue, taken }: Turn, isDropped: (move: Turn['queue'][number]) => boolean): void {
  const left = queue.slice(taken).filter((move) => !isDropped(move));
  queue.splice(taken, queue.length - taken, ...left);
}

/**
 * Withdraws everything: visits in order of opening, waiting tokens, and what is on its way. Of the main part it is kept
 * what was there, with the visit whose failure ends it, for an operator's retry (rule O3).
 */
export function withdrawAll(turn: Turn, failed?: Visit): void {
  if (turn.state.part.name === 'main') update(turn, { lost: lostOf(turn, failed) });
  turn.queue.length = turn.taken;
  withdrawVisits(turn, () => true);
  abandonAllUndo(turn);
  const { fired: _fired, ...state } = turn.state;
  turn.state = { ...state, tokens: {}, stuck: [], positions: 0 };
  turn.owned.delete('tokens');
}

function lostRests({ rests = {} }: State, failed: Visit | undefined): Pick<Lost, 'rests'> {
  const running = Object.values(rests).filter(({ id }) => id !== failed?.id);
  return running.length === 0 ? {} : { rests: running };
}

function lostOf(turn: Turn, failed: Visit | undefined): Lost {
  const { visits, tokens, fired, locks, timers } = turn.state;
  const timeoutAt = timers['@timeout']?.dueAt;
  const moves = turn.queue.slice(turn.taken).flatMap((move) => {
    if (move.kind !== 'token') return [];
    const { to, branch, rounds, race } = move;
    return [{ to, branch, rounds, ...(race === undefined ? {} : { race }) }];
  });
  return {
    visits: [...(failed === undefined ? [] : [failed]), ...Object.values(visits)],
    tokens,
    ...(fired === undefined ? {} : { fired }),
    ...(locks === undefined ? {} : { locks }),
    moves,
    ...lostRests(turn.state, failed),
    ...(timeoutAt === undefined ? {} : { timeoutAt }),
  };
}
