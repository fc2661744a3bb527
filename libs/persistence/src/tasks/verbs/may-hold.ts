import type { Transaction } from '../../database/transaction.ts';
import { standsInFor } from '../../people/absence.repository.ts';
import { offeredTo, type TaskDetail, type TaskViewer } from '../task-rows.ts';

/** Whether this active person, or one it stands in for, is named by the offer, or may claim in one of its groups. */
export async function mayHold(tx: Transaction, taskId: string, userId: string): Promise<boolean> {
  const groups = `(SELECT array_agg(g) FROM (
    SELECT m.group_name AS g FROM group_member m WHERE m.project_id = $1 AND m.user_id = $3
    UNION SELECT 'role:' || r.role FROM user_role r WHERE r.project_id = $1 AND r.user_id = $3
    UNION SELECT c.group_name FROM group_grant c LEFT JOIN group_member m
      ON m.project_id = c.project_id AND c.grantee_kind = 'group' AND m.group_name = c.grantee AND m.user_id = $3
    WHERE c.project_id = $1 AND c.verb = 'claim'
      AND ((c.grantee_kind = 'user' AND c.grantee = $3) OR m.user_id IS NOT NULL)) AS list)`;
  const users = `($3::text || ARRAY(${standsInFor('$3', '$4')}))`;
  const row = await tx.row(
    `SELECT 1 FROM task t JOIN user_account u ON u.id = $3 AND u.disabled_at IS NULL AND u.removed_at IS NULL
     WHERE t.project_id = $1 AND t.id = $2 AND ${offeredTo(users, groups)}`,
    [tx.projectId, taskId, userId, tx.now],
  );
  return row !== undefined;
}

/** Whether this person may sign in and work for the project. */
export async function isActive(tx: Transaction, userId: string): Promise<boolean> {
  const row = await tx.row(
    `SELECT 1 FROM user_account u WHERE u.id = $2 AND u.disabled_at IS NULL AND u.removed_at IS NULL
       AND EXISTS (SELECT 1 FROM user_role r WHERE r.project_id = $1 AND r.user_id = u.id)`,
    [tx.projectId, userId],
  );
  return row !== undefined;
}

/** Whether the viewer may take the task from one person and give it to another. */
export function mayReassign(task: TaskDetail, viewer: TaskViewer): boolean {
  return viewer.reassignsAll || task.offeredGroups.some((group) => viewer.reassign.includes(group));
}

/** Whether the viewer may suspend the task and resume it. */
export function maySuspend(task: TaskDetail, viewer: TaskViewer): boolean {
  return viewer.suspendsAll || task.offeredGroups.some((group) => viewer.suspend.includes(group));
}
