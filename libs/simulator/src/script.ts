import type { SimulatedInstance } from './simulation.ts';
import { workParts, type WorkParts } from './work-id.ts';

/** What an entry of a script may say about when it is meant. */
interface Selected {
  readonly visit?: number;
  readonly item?: number;
  readonly attempt?: number;
}

/** Which script, for which work, at which attempt. */
export interface Cue {
  readonly script: 'steps' | 'undo' | 'answers';
  readonly stepId: string;
  readonly work: string;
  readonly attempt?: number;
}

/**
 * The next entry of a script. Entries that name this visit, item or attempt are its own list; where there is none, it
 * takes the next of those that name nothing. The last entry repeats, except of answers that name nothing: what nobody
 * is said to answer stays unanswered.
 */
export function nextScripted<T extends Selected>(
  instance: SimulatedInstance,
  list: readonly T[] | undefined,
  cue: Cue,
): T | undefined {
  const parts = workParts(cue.work);
  const own = (list ?? []).filter((entry) => isNamed(entry) && isMeant(entry, parts, cue.attempt));
  if (own.length > 0) return own[Math.min(count(instance, `${cue.script}/${cue.work}`), own.length - 1)];
  const free = (list ?? []).filter((entry) => !isNamed(entry));
  const used = count(instance, `${cue.script}/${cue.stepId}`);
  return free[cue.script === 'answers' ? used : Math.min(used, free.length - 1)];
}

function count({ used }: SimulatedInstance, key: string): number {
  const before = used.get(key) ?? 0;
  used.set(key, before + 1);
  return before;
}

function isNamed({ visit, item, attempt }: Selected): boolean {
  return visit !== undefined || item !== undefined || attempt !== undefined;
}

function isMeant(entry: Selected, parts: WorkParts | undefined, attempt: number | undefined): boolean {
  return (
    (entry.visit === undefined || entry.visit === parts?.visit) &&
    (entry.item === undefined || entry.item === parts?.item) &&
    (entry.attempt === undefined || entry.attempt === attempt)
  );
}
