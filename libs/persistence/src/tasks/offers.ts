import type { Transaction } from '../database/transaction.ts';
import type { Offered } from './distribution/resolve.ts';

/** Offers a task to more users and groups. */
export async function addOffers(tx: Transaction, taskId: string, offered: Offered): Promise<void> {
  await tx.run(
    `INSERT INTO task_offer (project_id, task_id, kind, principal)
     SELECT $1, $2, 'user', unnest($3::text[]) UNION SELECT $1, $2, 'group', unnest($4::text[])
     ON CONFLICT DO NOTHING`,
    [tx.projectId, taskId, offered.users, offered.groups],
  );
}

/** Whom a task is offered to; a role is the group `role:<role>`. */
export async function offersOf(tx: Transaction, taskId: string): Promise<Offered> {
  const rows = await tx.rows<{ kind: string; principal: string }>(
    'SELECT kind, principal FROM task_offer WHERE project_id = $1 AND task_id = $2 ORDER BY kind, principal',
    [tx.projectId, taskId],
  );
  const of = (kind: string) => rows.flatMap((row) => (row.kind === kind ? [row.principal] : []));
  return { users: of('user'), groups: of('group') };
}

/** Takes a task away from all to whom it is offered, its holder too; what has been filled in stays. */
export async function withdrawOffers(tx: Transaction, taskId: string): Promise<void> {
  await tx.run('DELETE FROM task_offer WHERE project_id = $1 AND task_id = $2', [tx.projectId, taskId]);
  await tx.run(
    `UPDATE task SET status = 'offered', assignee = NULL, claimed_at = NULL WHERE project_id = $1 AND id = $2`,
    [tx.projectId, taskId],
  );
}
