import type { Visit } from '../advance/state.ts';
import { update, type Turn } from '../advance/turn.ts';
import { replaceVisit } from '../advance/visits.ts';
import type { PlanStep } from '../plan/steps.ts';

/** Whether visits of a step wait at a gate before they begin: a milestone, or locks taken before the work (rule T5). */
export function hasGate({ whileIn, lock = [] }: PlanStep): boolean {
  return whileIn !== undefined || lock.some(({ take }) => take === 'enable');
}

/** Lets a fired visit wait at its gates: they are judged when the worklist is empty, one opening at a time (rule T2). */
export function waitAtGate(turn: Turn, visit: Visit): void {
  const { seq } = turn.state;
  update(turn, { seq: seq + 1 });
  replaceVisit(turn, { ...visit, status: 'gated', seq });
}
