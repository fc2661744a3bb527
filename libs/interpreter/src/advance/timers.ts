import { update, writable, type Turn } from './turn.ts';
import type { Timer } from './state.ts';

/** Starts a timer; its id is derived from the work or the part it belongs to (law L8). */
export function startTimer(turn: Turn, id: string, timer: Timer): void {
  writable(turn, 'timers')[id] = timer;
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

/** Cancels the timers that match, in the order in which they were started. */
export function cancelTimers(turn: Turn, matches: (timer: Timer) => boolean): void {
  for (const [id, timer] of Object.entries(turn.state.timers)) {
    if (!matches(timer)) continue;
    dropTimer(turn, id);
    turn.effects.push({ type: 'cancelTimer', key: `untimer:${id}`, timer: id });
  }
}

/** Forgets all timers at the very end; nothing is left that could hear them (law L6). */
export function cancelAllTimers(turn: Turn): void {
  cancelTimers(turn, () => true);
  update(turn, { timers: {} });
  turn.owned.delete('timers');
}
