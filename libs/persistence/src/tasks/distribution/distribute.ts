import type { Assignment, Giving } from '@fermata/interpreter';
import type { Transaction } from '../../database/transaction.ts';
import { tellOfDeed } from '../../notices/tell-of-deed.ts';
import { choose, isFree, lockStep, noteTurn, type Seeking } from './candidates.ts';
import { startDecided } from './start-decided.ts';

interface SeekingTask extends Seeking {
  readonly instanceId: string;
  readonly assign: Assignment | null;
}

/** Whom a task is given to, and by what: `case`, `likeStep` or the way of giving. */
interface Gift {
  readonly to: string;
  readonly by: 'case' | 'likeStep' | Giving;
}

/** Whether a step says more of people than whom to offer it: then the task keeps it, to be given again by. */
export function seeksOne({ case: one, likeStep, give }: Assignment): boolean {
  return one !== undefined || likeStep !== undefined || give !== undefined;
}

/**
 * Gives an offered task to the one person that its step means, for the first time or again, after a no or a return: the
 * person of the case, who did the other step before, or whose turn it is. Nobody free: it stays offered, and the change
 * row says so. A task whose step means nobody in particular, that somebody has, that is suspended, or about whose start
 * the instance has to be asked stays as it is.
 * Gives whom it was given to.
 */
export async function redistribute(tx: Transaction, taskId: string): Promise<string | undefined> {
  const task = await tx.row<SeekingTask>(
    `SELECT t.id, t.definition, t.step_id AS "stepId", t.instance_id AS "instanceId", t.assign FROM task t
     WHERE t.project_id = $1 AND t.id = $2 AND t.status = 'offered' AND t.suspended_at IS NULL
       AND t.assign IS NOT NULL AND NOT ${startDecided('t')} FOR UPDATE`,
    [tx.projectId, taskId],
  );
  if (!task?.assign || !seeksOne(task.assign)) return undefined;
  const gift = (await familiar(tx, task, task.assign)) ?? (await byTurn(tx, task, task.assign));
  if (gift !== undefined) return allocate(tx, task, gift);
  const details = { instanceId: task.instanceId, nobodyFree: true };
  tx.change({ noun: 'task', objectId: task.id, what: 'offered', details });
  return undefined;
}

/**
 * Somebody has taken a task of a case: the other open ones of the same instance that nobody has are this person's too.
 * To be called after a claim. One that somebody else takes at this moment is left to who takes it.
 */
export async function gatherCase(tx: Transaction, taskId: string, person: string): Promise<void> {
  const rows = await tx.rows<SeekingTask>(
    `SELECT o.id, o.definition, o.step_id AS "stepId", o.instance_id AS "instanceId", o.assign
     FROM task t JOIN task o ON o.project_id = t.project_id AND o.instance_id = t.instance_id AND o.id <> t.id
     WHERE t.project_id = $1 AND t.id = $2 AND t.assign ->> 'case' = 'true' AND o.assign ->> 'case' = 'true'
       AND o.status = 'offered' AND o.suspended_at IS NULL AND NOT ${startDecided('o')}
     ORDER BY o.id FOR UPDATE OF o SKIP LOCKED`,
    [tx.projectId, taskId],
  );
  for (const task of rows) {
    if (await isFree(tx, task, person)) await allocate(tx, task, { to: person, by: 'case' });
  }
}

async function familiar(
  tx: Transaction,
  task: SeekingTask,
  { case: one, likeStep }: Assignment,
): Promise<Gift | undefined> {
  if (one !== undefined) {
    const to = await personOfCase(tx, task);
    if (to !== undefined && (await isFree(tx, task, to))) return { to, by: 'case' };
  }
  if (likeStep === undefined) return undefined;
  const to = await lastOf(tx, task, likeStep);
  return to !== undefined && (await isFree(tx, task, to)) ? { to, by: 'likeStep' } : undefined;
}

async function byTurn(tx: Transaction, task: SeekingTask, { give }: Assignment): Promise<Gift | undefined> {
  if (give === undefined) return undefined;
  await lockStep(tx, task);
  const to = await choose(tx, task, give);
  if (to === undefined) return undefined;
  await noteTurn(tx, task, to);
  return { to, by: give };
}

async function personOfCase(tx: Transaction, { id, instanceId }: SeekingTask): Promise<string | undefined> {
  const row = await tx.row<{ person: string }>(
    `SELECT COALESCE(c.submitted_by, c.assignee) AS person FROM task c
     WHERE c.project_id = $1 AND c.instance_id = $2 AND c.id <> $3 AND c.assign ->> 'case' = 'true'
       AND c.status IN ('claimed', 'submitted', 'completed') AND COALESCE(c.submitted_by, c.assignee) IS NOT NULL
     ORDER BY c.claimed_at DESC NULLS LAST, c.id DESC LIMIT 1`,
    [tx.projectId, instanceId, id],
  );
  return row?.person;
}

async function lastOf(
  tx: Transaction,
  { id, instanceId }: SeekingTask,
  stepId: string,
): Promise<string | undefined> {
  const row = await tx.row<{ person: string }>(
    `SELECT l.submitted_by AS person FROM task l
     WHERE l.project_id = $1 AND l.instance_id = $2 AND l.id <> $3 AND l.step_id = $4
       AND l.status IN ('submitted', 'completed') ORDER BY l.submitted_at DESC, l.id DESC LIMIT 1`,
    [tx.projectId, instanceId, id, stepId],
  );
  return row?.person;
}

async function allocate(tx: Transaction, { id, instanceId }: SeekingTask, { to, by }: Gift): Promise<string> {
  await tx.run(
    `UPDATE task SET status = 'claimed', assignee = $3, claimed_at = $4, allocated = true, version = version + 1
     WHERE project_id = $1 AND id = $2`,
    [tx.projectId, id, to, tx.now],
  );
  const deed = { what: 'allocated', details: { to, by } };
  tx.audit({ verb: 'task.allocated', objectType: 'task', objectId: id, details: deed.details });
  tx.change({ noun: 'task', objectId: id, what: 'allocated', details: { instanceId } });
  await tellOfDeed(tx, id, deed);
  return to;
}
