import type {
  BulkTaskRow,
  BulkTasksAnswer,
  BulkTasksRequest,
  BulkTaskVerb,
  Permission,
} from '@fermata/contracts';

/** As many tasks as the API takes at once. */
export const mostAtOnce = 200;

/** What each verb demands of who does it to many; the server judges each task by itself. */
const demands: Readonly<Record<BulkTaskVerb, Permission>> = Object.freeze({
  claim: 'task.claim',
  assign: 'task.see',
  complete: 'task.complete',
  snooze: 'task.claim',
  release: 'task.see',
  suspend: 'task.suspend',
  resume: 'task.suspend',
  prioritise: 'task.assign',
});

const verbs = Object.freeze(Object.keys(demands) as BulkTaskVerb[]);

/** The verbs for many tasks that a person is offered, in the order of the bar. */
export function offeredBulk(may: (permission: Permission) => boolean): readonly BulkTaskVerb[] {
  return verbs.filter((verb) => may(demands[verb]));
}

/** What takes a verb for many back, where something does. */
export function backOf(verb: BulkTaskVerb): Pick<BulkTasksRequest, 'verb' | 'followUpAt'> | undefined {
  if (verb === 'claim') return { verb: 'release' };
  if (verb === 'suspend') return { verb: 'resume' };
  return verb === 'snooze' ? { verb: 'snooze', followUpAt: null } : undefined;
}

/** The ids in parts that the API takes. */
export function inParts(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / mostAtOnce);
  return Array.from({ length: count }, (_, part) => ids.slice(part * mostAtOnce, (part + 1) * mostAtOnce));
}

/** Answers of parts as one. */
export function together(answers: readonly BulkTasksAnswer[], dryRun: boolean): BulkTasksAnswer {
  const rows = answers.flatMap((answer) => answer.rows);
  const done = rows.filter((row) => row.done).length;
  return { dryRun, done, refused: rows.length - done, rows };
}

/** An answer with what became of some of its tasks when they were tried again. */
export function triedAgain(before: BulkTasksAnswer, now: BulkTasksAnswer): BulkTasksAnswer {
  const tried = new Set(now.rows.map(({ id }) => id));
  const rows = before.rows.filter(({ id }) => !tried.has(id));
  return together([{ ...before, rows }, now], now.dryRun);
}

/** The rows that were, or would be, refused. */
export function refusedOf({ rows }: BulkTasksAnswer): readonly BulkTaskRow[] {
  return rows.filter(({ done }) => !done);
}
