import type { TaskTab } from './filters.ts';
import { isClosed, isSnoozed, type Task } from './task.ts';

/** Why a row leaves the list, and by whose hand. */
export interface Departure {
  readonly why: 'taken' | 'released' | 'done' | 'ended' | 'snoozed' | 'gone';
  readonly by?: string;
}

/** Who looks, and when. */
export interface Viewpoint {
  readonly tab: TaskTab;
  /** Id of the person. */
  readonly me: string;
  readonly now: number;
}

/** What the API says of a task now; without `task` it may not be seen any more. */
export interface Heard {
  readonly id: string;
  readonly task?: Task;
  /** The list itself has it: it belongs there, whatever it looks like. */
  readonly isListed?: boolean;
}

/** Whether a task belongs in a tab, as far as the task itself tells. */
export function belongs(task: Task, { tab, me, now }: Viewpoint): boolean {
  if (isClosed(task)) return tab === 'done';
  const isMine = task.assignee?.id === me;
  switch (tab) {
    case 'mine':
      return isMine && !isSnoozed(task, now);
    case 'snoozed':
      return isMine && isSnoozed(task, now);
    case 'groups':
      return task.status === 'offered';
    default:
      return tab === 'all';
  }
}

/** Why a task stands in the list no longer; undefined while it does. */
export function departureOf({ task, isListed }: Heard, view: Viewpoint): Departure | undefined {
  if (task === undefined) return { why: 'gone' };
  if (isListed === true || belongs(task, view)) return undefined;
  if (isClosed(task)) return { why: task.status === 'completed' ? 'done' : 'ended' };
  if (task.assignee === undefined) return { why: 'released' };
  if (task.assignee.id === view.me) return { why: view.tab === 'mine' ? 'snoozed' : 'taken' };
  return { why: 'taken', by: task.assignee.name };
}

/** Rows with what was heard of them, each in its place: nothing jumps while somebody works. */
export function renewed(rows: readonly Task[], heard: readonly Heard[]): readonly Task[] {
  const news = new Map(heard.map(({ id, task }) => [id, task]));
  return rows.map((row) => news.get(row.id) ?? row);
}

/** What the head of the list has that is not among the rows that are shown. */
export function arrivals(rows: readonly Task[], head: readonly Task[]): readonly Task[] {
  const known = new Set(rows.map(({ id }) => id));
  return head.filter(({ id }) => !known.has(id));
}

/** Rows of the head of the list that the head as it is now has no more: something has become of them. */
export function missing(rows: readonly Task[], head: readonly Task[]): readonly string[] {
  const present = new Set(head.map(({ id }) => id));
  return rows
    .slice(0, head.length)
    .map(({ id }) => id)
    .filter((id) => !present.has(id));
}
