import { FLIGHT_LIMIT } from '../advance/flight.ts';
import { update, writable, type Turn } from '../advance/turn.ts';
import type { VisitChange } from '../change.ts';
import type { ErrorInfo, TaskCancelled, TaskCompleted, TaskFailed, TaskStarted } from '../occurrence.ts';
import { removeRecords, restoreRecords, undoOf, updateUndo } from './records.ts';
import type { CaughtThen, UndoRecord, UndoRun } from './state.ts';
import { findRun, undoChange, undoTask, undoWork } from './work.ts';

/** Begins to undo records, newest first, one at a time, each once (rule E7). False if there is nothing to undo. */
export function beginUndo(
  turn: Turn,
  owner: string,
  records: readonly UndoRecord[],
  caught?: CaughtThen,
): boolean {
  if (records.length === 0) return false;
  removeRecords(turn, records);
  const run: UndoRun = { left: records, isSent: false, retries: 0, openedAt: turn.at };
  putRun(turn, owner, caught === undefined ? run : { ...run, caught });
  return true;
}

/** Sends what the runs are at, as far as there is room (rule T9). */
export function sendUndos(turn: Turn): void {
  for (const [owner, run] of Object.entries(undoOf(turn.state).runs)) {
    const isReady = !run.isSent && run.error === undefined && run.left.length > 0;
    if (!isReady || turn.state.flight >= FLIGHT_LIMIT) continue;
    const sent: UndoRun = { ...run, isSent: true };
    putRun(turn, owner, sent);
    update(turn, { flight: turn.state.flight + 1 });
    turn.effects.push(...undoTask(turn.plan, turn.state, sent));
    reportRun(turn, sent, 'open');
  }
}

/** Takes the end of a compensation: the next one begins, or it is held: failed after its retry (rule E7). */
export function endUndo(
  turn: Turn,
  occurrence: TaskCompleted | TaskFailed | TaskStarted | TaskCancelled,
): void {
  const found = findRun(turn.state, occurrence.work);
  if (found === undefined || occurrence.type === 'taskStarted') return;
  update(turn, { flight: turn.state.flight - 1 });
  if (occurrence.type === 'taskCompleted') return passUndo(turn, found.owner, found.run);
  const cancelled: ErrorInfo = { code: 'cancelled', message: 'the work was cancelled from outside' };
  const error = occurrence.type === 'taskFailed' ? occurrence.error : cancelled;
  const held: UndoRun = { ...found.run, isSent: false, error, heldAt: turn.at };
  putRun(turn, found.owner, held);
  reportRun(turn, held, 'held', { error });
}

/** An operator retries a held compensation: same input and key, next work id (rule O3). */
export function retryUndo(turn: Turn, id: string): void {
  const found = findRun(turn.state, id);
  if (found === undefined) return;
  const { error: _error, heldAt: _heldAt, ...run } = found.run;
  putRun(turn, found.owner, { ...run, retries: run.retries + 1 });
}

/** An operator leaves a held compensation out: the next one begins (rule O5). */
export function skipUndo(turn: Turn, id: string): void {
  const found = findRun(turn.state, id);
  if (found !== undefined) passUndo(turn, found.owner, found.run, 'skipped');
}

/** One record is done with: the next one, or what the owner goes on with, once the worklist comes to it. */
function passUndo(
  turn: Turn,
  owner: string,
  run: UndoRun,
  status: VisitChange['status'] = 'completed',
): void {
  reportRun(turn, run, status, { endedAt: turn.at });
  const { error: _error, heldAt: _heldAt, ...rest } = run;
  const left = run.left.slice(1);
  noteUndone(turn, run.left[0]);
  putRun(turn, owner, { ...rest, left, isSent: false, retries: 0, openedAt: turn.at });
  if (left.length === 0) turn.queue.push({ kind: 'undone', owner });
}

/** What can still be retried may be done, and undone, once more; it is remembered under its own number. */
function noteUndone(turn: Turn, record: UndoRecord | undefined): void {
  if (record === undefined || !canComeBack(turn, record.owner)) return;
  updateUndo(turn, { undone: { ...undoOf(turn.state).undone, [record.owner]: record.again + 1 } });
}

function canComeBack({ state }: Turn, owner: string): boolean {
  return Object.hasOwn(state.visits, owner) || state.lost?.visits.some(({ id }) => id === owner) === true;
}

/** Takes a run that is done out of the state. */
export function takeRun(turn: Turn, owner: string): UndoRun | undefined {
  const { [owner]: run, ...runs } = undoOf(turn.state).runs;
  if (run !== undefined) updateUndo(turn, { runs });
  return run;
}

/**
 * Abandons the compensation of an owner that was withdrawn (rule E7): what is out is taken back, and what was not undone
 * can be undone by another.
 */
export function abandonUndo(turn: Turn, owner: string): void {
  const run = takeRun(turn, owner);
  const [current, ...others] = run?.left ?? [];
  if (run === undefined || current === undefined) return;
  const wasBegun = run.isSent || run.error !== undefined || run.retries > 0;
  if (run.isSent) recallUndo(turn, run, current);
  if (wasBegun) reportRun(turn, run, 'cancelled', { endedAt: turn.at });
  restoreRecords(turn, [wasBegun ? { ...current, again: current.again + 1 } : current, ...others]);
}

/** Abandons all that is under way. */
export function abandonAllUndo(turn: Turn): void {
  for (const owner of Object.keys(undoOf(turn.state).runs)) abandonUndo(turn, owner);
}

function recallUndo(turn: Turn, run: UndoRun, { step }: UndoRecord): void {
  const work = undoWork(run);
  if (work === undefined) return;
  writable(turn, 'ending')[work] = step;
  turn.effects.push({ type: 'cancelTask', key: `cancel:${work}`, work });
}

function putRun(turn: Turn, owner: string, run: UndoRun): void {
  updateUndo(turn, { runs: { ...undoOf(turn.state).runs, [owner]: run } });
}

function reportRun(
  turn: Turn,
  { left, openedAt }: UndoRun,
  status: VisitChange['status'],
  more: Pick<VisitChange, 'error' | 'endedAt'> = {},
): void {
  const [record] = left;
  if (record !== undefined)
    turn.changes.push({ ...undoChange(turn.plan, record, openedAt, status), ...more });
}
