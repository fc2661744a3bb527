import type { Transaction } from '../database/transaction.ts';
import { tellPeople } from '../notices/tell-people.ts';

interface Returned {
  readonly projectId: string;
  readonly id: string;
  readonly instanceId: string;
}

interface Offers {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/** The group that gets what nobody else is left for. */
const supervisors = 'supervisors';

/** One removal tells of no more tasks than these; the answer of the removal names them all. */
const mostToldOf = 100;

/** Gives the open tasks of a removed person back; runs in the installation, over all projects. */
export async function returnTasksOfUser(tx: Transaction, userId: string): Promise<readonly string[]> {
  const held = await tx.rows<Returned>(
    `UPDATE task SET status = 'offered', assignee = NULL, claimed_at = NULL, version = version + 1
     WHERE assignee = $1 AND status = 'claimed'
     RETURNING project_id AS "projectId", id, instance_id AS "instanceId"`,
    [userId],
  );
  const offered = await withdrawOffers(tx, 'user', { principal: userId });
  return giveBack(tx, held, offered);
}

/** Takes a removed group off all open tasks of a project. */
export async function returnTasksOfGroup(tx: Transaction, group: string): Promise<readonly string[]> {
  return giveBack(tx, [], await withdrawOffers(tx, 'group', { principal: group, projectId: tx.projectId }));
}

function withdrawOffers(
  tx: Transaction,
  kind: 'user' | 'group',
  whose: { principal: string; projectId?: string },
): Promise<readonly Returned[]> {
  return tx.rows<Returned>(
    `DELETE FROM task_offer o USING task t
     WHERE o.kind = $1 AND o.principal = $2 AND ($3::text IS NULL OR o.project_id = $3)
       AND t.project_id = o.project_id AND t.id = o.task_id AND t.status IN ('offered', 'claimed')
     RETURNING t.project_id AS "projectId", t.id, t.instance_id AS "instanceId"`,
    [kind, whose.principal, whose.projectId ?? null],
  );
}

/** Those who get a task now are told: of one that somebody held, and of one that nobody else was offered. */
async function giveBack(
  tx: Transaction,
  held: readonly Returned[],
  offered: readonly Returned[],
): Promise<readonly string[]> {
  const unique = new Map([...held, ...offered].map((task) => [placeOf(task), task]));
  const news = new Set(held.map(placeOf));
  for (const [place, task] of unique) {
    if (await supply(tx, task)) news.add(place);
    const { projectId, id, instanceId } = task;
    tx.change({ noun: 'task', objectId: id, what: 'returned', projectId, details: { instanceId } });
  }
  for (const place of [...news].slice(0, mostToldOf)) await tell(tx, unique.get(place));
  return [...unique.values()].map(({ id }) => id);
}

function placeOf({ projectId, id }: Returned): string {
  return `${projectId}/${id}`;
}

/** An open task that is offered to nobody any more is offered to the supervisors; says whether it is one nobody holds. */
async function supply(tx: Transaction, { projectId, id }: Returned): Promise<boolean> {
  const added = await tx.rows<{ readonly isFree: boolean }>(
    `INSERT INTO task_offer (project_id, task_id, kind, principal) SELECT $1, $2, 'group', $3
     WHERE NOT EXISTS (SELECT 1 FROM task_offer WHERE project_id = $1 AND task_id = $2)
     RETURNING (SELECT status = 'offered' FROM task WHERE project_id = $1 AND id = $2) AS "isFree"`,
    [projectId, id, supervisors],
  );
  return added.some(({ isFree }) => isFree);
}

async function tell(tx: Transaction, task: Returned | undefined): Promise<void> {
  if (task === undefined) return;
  const { projectId, id } = task;
  const principals = (kind: string) =>
    `ARRAY(SELECT principal FROM task_offer WHERE project_id = $1 AND task_id = $2 AND kind = '${kind}')`;
  const offers = await tx.row<Offers>(
    `SELECT ${principals('user')} AS people, ${principals('group')} AS groups`,
    [projectId, id],
  );
  await tellPeople(tx, { kind: 'returned', taskId: id, projectId, ...offers });
}
