import type { Visit } from '../advance/state.ts';
import { update, type Turn } from '../advance/turn.ts';
import { replaceVisit } from '../advance/visits.ts';
import type { PlanStep } from '../plan/steps.ts';
import { queueUp } from './queues.ts';

/** Whether visits of a step wait at a gate before they begin: a milestone, or locks taken before the work (rule T5). */
export function hasGate({ whileIn, lock = [] }: PlanStep): boolean {
  return whileIn !== undefined || lock.some(({ take }) => take === 'enable');
}

/**
 * Lets a fired visit wait at its gates: they are judged when the worklist is empty, one opening at a time (rule T2). A
 * visit that was there before keeps its age.
 */
export function waitAtGate(turn: Turn, visit: Visit): void {
  const seq = visit.seq ?? turn.state.seq;
  if (visit.seq === undefined) update(turn, { seq: seq + 1 });
  const waiting: Visit = { ...visit, status: 'gated', seq };
  replaceVisit(turn, waiting);
  queueUp(turn, waiting);
}
