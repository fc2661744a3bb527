import { judgeOccurrence, type Occurrence, type Plan } from '@fermata/interpreter';
import { patched } from '@temporalio/workflow';
import type { Arrival } from './inbox.ts';
import type { Run } from './run.ts';

/** How what came together is judged. */
export interface Judging {
  readonly isEarly: (arrival: Arrival) => boolean;
  readonly judge: (arrival: Arrival) => void;
}

/**
 * Judges what came with one activation, in its order (rule W4). What answers to something that only begins with the
 * rest waits for the rest: a durable point had shown it outside before its worker died, and the activation that is
 * judged again now holds the answer as well.
 */
export function judgeTogether(arrivals: readonly Arrival[], { isEarly: asks, judge }: Judging): void {
  const early: Arrival[] = [];
  for (const arrival of arrivals) {
    if (arrivals.length > 1 && asks(arrival)) early.push(arrival);
    else judge(arrival);
  }
  for (const arrival of early) judge(arrival);
}

/**
 * Whether the arrival is about a visit, or an event, that nothing has begun to wait for. Instances of before this rule
 * refused it at once, and do so when they are replayed.
 */
export function isEarly({ state, at }: Run, plan: Plan, { occurrence }: Arrival): boolean {
  const verdict = judgeOccurrence(plan, state, { ...occurrence, at } as Occurrence);
  if (verdict.accepted) return false;
  const isAhead = verdict.reason === 'visit.unknown' || verdict.reason === 'event.unexpected';
  return isAhead && patched('answers-after-their-work');
}
