import type { Transaction } from '../database/transaction.ts';

interface Returned {
  readonly projectId: string;
  readonly id: string;
  readonly instanceId: string;
}

/** The group that gets what nobody else is left for. */
const supervisors = 'supervisors';

/** Gives the open tasks of a removed person back; runs in the installation, over all projects. */
export async function returnTasksOfUser(tx: Transaction, userId: string): Promise<readonly string[]> {
  const held = await tx.rows<Returned>(
    `UPDATE task SET status = 'offered', assignee = NULL, claimed_at = NULL, version = version + 1
     WHERE assignee = $1 AND status = 'claimed'
     RETURNING project_id AS "projectId", id, instance_id AS "instanceId"`,
    [userId],
  );
  const offered = await withdrawOffers(tx, 'user', { principal: userId });
  return supply(tx, [...held, ...offered]);
}

/** Takes a removed group off all open tasks of a project. */
export async function returnTasksOfGroup(tx: Transaction, group: string): Promise<readonly string[]> {
  return supply(tx, await withdrawOffers(tx, 'group', { principal: group, projectId: tx.projectId }));
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

/** A task that is offered to nobody any more is offered to the supervisors. */
async function supply(tx: Transaction, tasks: readonly Returned[]): Promise<readonly string[]> {
  const unique = [...new Map(tasks.map((task) => [`${task.projectId}/${task.id}`, task])).values()];
  for (const { projectId, id, instanceId } of unique) {
    await tx.run(
      `INSERT INTO task_offer (project_id, task_id, kind, principal) SELECT $1, $2, 'group', $3
       WHERE NOT EXISTS (SELECT 1 FROM task_offer WHERE project_id = $1 AND task_id = $2)`,
      [projectId, id, supervisors],
    );
    tx.change({ noun: 'task', objectId: id, what: 'returned', projectId, details: { instanceId } });
  }
  return unique.map((task) => task.id);
}
