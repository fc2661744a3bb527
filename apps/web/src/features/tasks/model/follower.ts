import { isClosed, type Task } from './task.ts';

/** Who goes on in a list, and how it was. */
export interface Going {
  /** Id of the person. */
  readonly me: string;
  /** The order in which the one that is done stood among the others, for one that has left the list meanwhile. */
  readonly stood?: readonly string[];
}

/**
 * The task to work on after one that is done: the next below it that is still open and that no other person has, else
 * the first above.
 */
export function followerOf(
  tasks: readonly Task[],
  done: string,
  { me, stood = [] }: Going,
): string | undefined {
  const ids = tasks.filter((task) => task.id !== done && isWorkable(task, me)).map(({ id }) => id);
  const order = tasks.some(({ id }) => id === done) ? tasks.map(({ id }) => id) : stood;
  return beyond(ids, order, done, 1) ?? ids[0];
}

/** The nearest of some rows beyond one that has left them, down or up the order in which it stood among them. */
export function beyond(
  ids: readonly string[],
  stood: readonly string[],
  left: string,
  by: 1 | -1,
): string | undefined {
  const at = stood.indexOf(left);
  if (at < 0) return undefined;
  const onward = by === 1 ? stood.slice(at + 1) : stood.slice(0, at).reverse();
  const present = new Set(ids);
  return onward.find((id) => present.has(id));
}

function isWorkable(task: Task, me: string): boolean {
  const { status, suspendedAt, assignee } = task;
  const isOpen = !isClosed(task) && status !== 'submitted' && suspendedAt === undefined;
  return isOpen && (assignee === undefined || assignee.id === me);
}
