import { workId } from '../steps/kind.ts';
import type { Timer, Visit } from './state.ts';
import { writable, type Turn } from './turn.ts';

/** Starts a timer; its id is derived from the work or the part it belongs to (law L8). */
export function startTimer(turn: Turn, id: string, timer: Timer): void {
  const { paused } = turn.state;
  // On a pause the clocks stand: what is left of a timer is counted from the moment the pause began (rule O1).
  const stood = paused === undefined ? 0 : turn.at - paused.since;
  writable(turn, 'timers')[id] = stood === 0 ? timer : { ...timer, dueAt: timer.dueAt - stood };
  if (paused !== undefined) return;
  turn.effects.push({
    type: 'startTimer',
    key: `timer:${id}`,
    timer: id,
    dueAt: timer.dueAt,
    summary: timer.summary,
  });
}

/** Forgets a timer that has fired. */
export function dropTimer(turn: Turn, id: string): void {
  delete writable(turn, 'timers')[id];
}

/** Cancels those of the timers that are running, in the given order. */
export function cancelTimers(turn: Turn, ids: readonly string[]): void {
  for (const id of ids) {
    if (!Object.hasOwn(turn.state.timers, id)) continue;
    dropTimer(turn, id);
    if (turn.state.paused !== undefined) continue;
    turn.effects.push({ type: 'cancelTimer', key: `untimer:${id}`, timer: id });
  }
}

/** Cancels the timers of a visit; their ids follow from its work id. */
export function cancelTimersOf(turn: Turn, visit: Visit): void {
  const notices = (visit.prepared?.notices ?? []).map((_, index) => `timer/${index}`);
  const names = ['retry', 'window', 'timeout', 'delay', ...notices];
  cancelTimers(
    turn,
    names.map((name) => `${workId(visit)}/${name}`),
  );
}

/** Cancels every timer, in the order in which they were started. */
export function cancelAllTimers(turn: Turn): void {
  cancelTimers(turn, Object.keys(turn.state.timers));
}
