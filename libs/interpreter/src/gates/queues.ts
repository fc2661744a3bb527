import type { State, Visit } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import type { GateQueue } from './gate-queue.ts';

/**
 * The oldest waiting visit of each step, in order of age. Visits of one step need the same, so the others cannot open
 * before it. Kept for the length of a turn: thousands may wait, and each opening asks again.
 */
export function headsOf(turn: Turn): readonly Visit[] {
  turn.gated ??= queuesOf(turn.state);
  const heads: Visit[] = [];
  for (const [step, queue] of turn.gated) {
    const head = headOf(turn.state, queue);
    if (head === undefined) turn.gated.delete(step);
    else heads.push(head);
  }
  return heads.sort(byAge);
}

function headOf({ visits }: State, queue: GateQueue): Visit | undefined {
  for (; queue.from < queue.ids.length; queue.from += 1) {
    const visit = visits[queue.ids[queue.from] ?? ''];
    if (visit?.status === 'gated') return visit;
  }
  return undefined;
}

function queuesOf(state: State): Map<string, GateQueue> {
  const queues = new Map<string, GateQueue>();
  for (const { id, step } of gatedVisits(state)) {
    const queue = queues.get(step);
    if (queue === undefined) queues.set(step, { ids: [id], from: 0 });
    else queue.ids.push(id);
  }
  return queues;
}

/** All visits that wait at gates, oldest first. */
export function gatedVisits({ visits }: State): readonly Visit[] {
  return Object.values(visits)
    .filter(({ status }) => status === 'gated')
    .sort(byAge);
}

function byAge({ seq: a = 0 }: Visit, { seq: b = 0 }: Visit): number {
  return a - b;
}

/** A visit begins to wait: behind all others, unless it has waited before. */
export function queueUp(turn: Turn, { id, step, seq = 0 }: Visit): void {
  if (seq + 1 < turn.state.seq) return forgetQueues(turn);
  const queue = turn.gated?.get(step);
  if (queue === undefined) turn.gated?.set(step, { ids: [id], from: 0 });
  else queue.ids.push(id);
}

/** The queues are found anew when they are asked for. */
export function forgetQueues(turn: Turn): void {
  turn.gated = undefined;
}
