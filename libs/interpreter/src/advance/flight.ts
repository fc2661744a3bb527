import { kindOf } from '../steps/registry.ts';
import { workId, type Begun } from '../steps/kind.ts';
import type { State, Visit } from './state.ts';
import { stepOf, update, writable, type Turn } from './turn.ts';
import { openWork } from './whereabouts.ts';
import { forgetAttempt } from '../undo/records.ts';
import { isUndoWork } from '../undo/work.ts';

/** Most automated work that is out at once (rule T9). */
export const FLIGHT_LIMIT = 500;

/** Sends the work of a visit; automated work lets what waits longer go first (rule T9). */
export function send(turn: Turn, visit: Begun): void {
  const step = stepOf(turn.plan, visit.step);
  if (step.type === 'task') {
    const { flight } = turn.state;
    if (flight >= FLIGHT_LIMIT) {
      writable(turn, 'backlog')[visit.id] = true;
      return;
    }
    update(turn, { flight: flight + 1 });
  }
  turn.effects.push(...kindOf(step).work(turn.state, step, visit));
}

/** Whether the work of a visit is out; a `forEach` visit has no work of its own. */
export function isSent(state: State, visit: Visit): visit is Begun {
  if (visit.status !== 'open' || visit.loop !== undefined || visit.prepared === undefined) return false;
  return !Object.hasOwn(state.backlog, visit.id);
}

/** Automated work has ended by itself, or was never sent: its place is free. */
export function land(turn: Turn, visit: Begun): void {
  const { backlog, flight } = turn.state;
  if (Object.hasOwn(backlog, visit.id)) {
    delete writable(turn, 'backlog')[visit.id];
    forgetAttempt(turn, visit);
  } else update(turn, { flight: flight - 1 });
}

/** Automated work was withdrawn: it keeps its place until it has really ended (rule T8). */
export function recall(turn: Turn, visit: Begun): void {
  writable(turn, 'ending')[workId(visit)] = visit.step;
}

/** Withdrawn work has ended. */
export function landRecalled(turn: Turn, work: string): void {
  const step = turn.state.ending[work];
  delete writable(turn, 'ending')[work];
  const isTask = step !== undefined && (isUndoWork(work) || stepOf(turn.plan, step).type === 'task');
  if (isTask) update(turn, { flight: turn.state.flight - 1 });
}

/** Sends what waited, as far as there is room now. */
export function sendBacklog(turn: Turn): void {
  if (turn.state.flight >= FLIGHT_LIMIT) return;
  for (const id of Object.keys(turn.state.backlog).slice(0, FLIGHT_LIMIT - turn.state.flight)) {
    delete writable(turn, 'backlog')[id];
    const visit = openWork(turn.state, id);
    if (visit?.prepared !== undefined) send(turn, visit as Begun);
  }
}
