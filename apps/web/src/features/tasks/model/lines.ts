import type { Grouping } from './filters.ts';
import type { Task } from './task.ts';

/** A line of the list: a task, or the heading of those that follow. */
export type Line =
  | { readonly type: 'task'; readonly task: Task }
  | { readonly type: 'heading'; readonly key: string; readonly first: Task; readonly count: number };

/** The tasks with headings between; groups stand in the order of their first task, and each task keeps its order in it. */
export function linesOf(
  tasks: readonly Task[],
  by: Grouping,
  dayOf: (moment: string) => string,
): readonly Line[] {
  if (by === 'none') return tasks.map((task) => ({ type: 'task', task }));
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const key = keyOf(task, by, dayOf);
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups].flatMap(([key, members]): Line[] => {
    const [first] = members;
    if (first === undefined) return [];
    return [
      { type: 'heading', key, first, count: members.length },
      ...members.map((task): Line => ({ type: 'task', task })),
    ];
  });
}

function keyOf(task: Task, by: Exclude<Grouping, 'none'>, dayOf: (moment: string) => string): string {
  if (by === 'definition') return task.definition;
  if (by === 'priority') return String(task.priority);
  return task.dueAt === undefined ? '' : dayOf(task.dueAt);
}
