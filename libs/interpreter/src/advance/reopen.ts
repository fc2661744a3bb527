import { recordReopened } from './records.ts';
import { addPositions } from './positions.ts';
import type { Lost, State, Visit } from './state.ts';
import { startTimer } from './timers.ts';
import { update, writable, type Turn } from './turn.ts';
import { restoreRest } from '../items/rest.ts';
import { noteReopened } from '../verbs/past.ts';

/** The visit as an operator's retry begins it: same visit, same input, next work id (rule O3). */
export function nextRetry(visit: Visit): Visit {
  const { error: _error, heldAt: _heldAt, ...rest } = visit;
  return { ...rest, retries: visit.retries + 1 };
}

/**
 * Takes back the end of a failed or cancelled instance (rule O3): the main part stands again as it stood when it was
 * ended. The retried visit and whatever was withdrawn with it begin again under their next work ids; what was held
 * stays held, unless it is the one that is retried; what waited at a gate waits there again.
 */
export function reopen(turn: Turn, retried: string): void {
  const { closed: _closed, lost, ...state } = turn.state;
  if (lost === null) return;
  const instance: State['instance'] = { ...state.instance, error: null };
  const { tokens, fired } = lost;
  turn.state = { ...state, instance, lost: null, part: { name: 'main' }, tokens, ...(fired && { fired }) };
  turn.owned.clear();
  addPositions(
    turn,
    Object.values(lost.tokens).reduce((sum, tokens) => sum + tokens.length, 0),
  );
  if (lost.locks !== undefined) update(turn, { locks: lost.locks });
  restartTimeout(turn, lost);
  for (const visit of lost.visits) restore(turn, visit, retried);
  for (const rest of lost.rests ?? []) restoreRest(turn, nextRetry(rest));
  for (const move of lost.moves) turn.queue.push({ kind: 'token', ...move });
}

/** The deadline stands as it was; one that has passed is not applied a second time. */
function restartTimeout(turn: Turn, { timeoutAt }: Lost): void {
  if (timeoutAt === undefined || timeoutAt <= turn.at) return;
  startTimer(turn, '@timeout', {
    kind: 'instance',
    dueAt: timeoutAt,
    summary: 'longest life of the instance',
  });
}

/** Until its move is taken a visit counts as not begun, so that a failure before it withdraws no work. */
function restore(turn: Turn, visit: Visit, retried: string): void {
  recordReopened(turn, visit.step);
  noteReopened(turn, visit);
  addPositions(turn, 1);
  const staysHeld = visit.status === 'gated' || (visit.status === 'held' && visit.id !== retried);
  writable(turn, 'visits')[visit.id] = staysHeld ? visit : { ...nextRetry(visit), status: 'delayed' };
  if (!staysHeld) turn.queue.push({ kind: 'visit', id: visit.id });
}
