import type { Occurrence } from './occurrence.ts';
import type { Verb } from './verbs/verb.ts';

const VERB_RANK = 1;
const RANKS: Readonly<Record<Exclude<Occurrence, { readonly verb: Verb }>['type'], number>> = Object.freeze({
  started: 0,
  taskStarted: 2,
  taskCompleted: 2,
  subscribed: 2,
  eventReceived: 3,
  taskFailed: 4,
  taskCancelled: 4,
  timerFired: 5,
});

/**
 * The order in which what came together is taken (rule W4): verbs, answers and claims, events, ends of work, timers;
 * within a rank the order of arrival. So a deadline loses to anything that came with it.
 */
export function inOrder<T extends Occurrence>(occurrences: readonly T[]): readonly T[] {
  return occurrences.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** An answer has a person behind it; the end of automated work comes after events. */
function rankOf(occurrence: Occurrence): number {
  if ('verb' in occurrence) return VERB_RANK;
  if (occurrence.type === 'taskCompleted' && occurrence.by === undefined) return RANKS.taskFailed;
  return RANKS[occurrence.type];
}
