import type { TaskSummary } from '@fermata/contracts';

/** A task as the list knows it. */
export type Task = TaskSummary;

/** The name of a decision as words: what an analyst has called it is in the form, which no list reads. */
export function outcomeWords(name: string): string {
  const words = name.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** What a task is called among others: its title, and what tells it from those of the same step. */
export function nameOf({ title, businessKey, definition }: Task): string {
  return `${title} · ${businessKey ?? definition}`;
}

const closedStatuses: readonly Task['status'][] = Object.freeze([
  'completed',
  'expired',
  'withdrawn',
] as const);

/** Whether nobody has anything to do with it any more. */
export function isClosed({ status }: Pick<Task, 'status'>): boolean {
  return closedStatuses.includes(status);
}

/** Whether its holder has put it off until a moment that is not yet. */
export function isSnoozed({ followUpAt }: Pick<Task, 'followUpAt'>, now: number): boolean {
  return followUpAt !== undefined && Date.parse(followUpAt) > now;
}

/** How a task stands against its due time: `soon` from the moment on at which it has to be begun. */
export type Risk = 'none' | 'open' | 'soon' | 'late';

/** How a task stands against its due time; a closed one has nothing to fear. */
export function riskOf(task: Pick<Task, 'status' | 'dueAt' | 'startBy'>, now: number): Risk {
  const { dueAt, startBy } = task;
  if (dueAt === undefined || isClosed(task)) return 'none';
  if (Date.parse(dueAt) <= now) return 'late';
  return startBy !== undefined && Date.parse(startBy) <= now ? 'soon' : 'open';
}
