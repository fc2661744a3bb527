import type { Transaction } from '../../database/transaction.ts';

/**
 * The desk's numbers counted from the tasks themselves, row by row: slow, plain, and what the tallies are compared with.
 * `$1` is the project, `$2` now and `$3` when the day ends (or began).
 */
const numbers = `count(*)::int AS open, count(*) FILTER (WHERE late)::int AS overdue,
  count(*) FILTER (WHERE NOT late AND t.due_at < $3)::int AS today`;
const open = `(SELECT t.*, COALESCE(t.due_at < $2, false) AS late FROM task t WHERE t.project_id = $1 AND t.closed_at IS NULL)
  AS t`;
const counts = `(o.kind = 'group' OR t.status = 'offered')`;

const statements = {
  held: `SELECT t.assignee AS person, ${numbers} FROM ${open} GROUP BY 1 ORDER BY 1`,
  offered: `SELECT o.kind, o.principal, count(*) FILTER (WHERE t.status = 'offered')::int AS open,
      count(*) FILTER (WHERE t.status <> 'offered')::int AS claimed,
      count(*) FILTER (WHERE late AND ${counts})::int AS overdue,
      count(*) FILTER (WHERE NOT late AND t.due_at < $3 AND ${counts})::int AS today
    FROM ${open} JOIN task_offer o ON o.project_id = t.project_id AND o.task_id = t.id GROUP BY 1, 2 ORDER BY 1, 2`,
  done: `SELECT kind, principal, count(*)::int AS done FROM (
      SELECT 'user' AS kind, t.submitted_by AS principal, t.* FROM task t WHERE t.submitted_by IS NOT NULL
      UNION ALL SELECT 'group', o.principal, t.* FROM task t JOIN task_offer o ON o.project_id = t.project_id
        AND o.task_id = t.id AND o.kind = 'group') AS t
    WHERE t.project_id = $1 AND t.closed_at <= $2 AND t.closed_at >= $3 AND t.status = 'completed'
    GROUP BY 1, 2 ORDER BY 1, 2`,
  ages: `SELECT width_bucket((EXTRACT(epoch FROM fermata_slot($2) - fermata_slot(t.created_at)) / 3600)::float8,
      '{1,4,24}'::float8[]) AS place, count(*)::int AS open, count(*) FILTER (WHERE late)::int AS overdue
    FROM ${open} WHERE $3::timestamptz IS NOT NULL GROUP BY 1 ORDER BY 1`,
  days: `SELECT count(*) FILTER (WHERE t.created_at >= $3)::int AS opened,
      count(*) FILTER (WHERE t.status = 'completed' AND t.closed_at >= $3)::int AS completed,
      count(*) FILTER (WHERE t.status = 'completed' AND t.closed_at >= $3
        AND t.due_at < COALESCE(t.submitted_at, t.closed_at))::int AS late,
      count(*) FILTER (WHERE t.status = 'expired' AND t.closed_at >= $3)::int AS expired
    FROM task t WHERE t.project_id = $1 AND $2::timestamptz IS NOT NULL`,
  due: `SELECT o.principal AS group, CASE WHEN late THEN 0
      WHEN fermata_due_slot(t.due_at) <= fermata_slot($2) + interval '12 hours'
      THEN GREATEST(1, ceil(EXTRACT(epoch FROM fermata_due_slot(t.due_at) - fermata_slot($2)) / 3600))::int END AS hour,
      count(*)::int AS open
    FROM ${open} JOIN task_offer o ON o.project_id = t.project_id AND o.task_id = t.id AND o.kind = 'group'
    WHERE $3::timestamptz IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`,
  pace: `SELECT o.principal AS group, count(*)::int AS completed, min(fermata_slot(t.closed_at)) AS since
    FROM task t JOIN task_offer o ON o.project_id = t.project_id AND o.task_id = t.id AND o.kind = 'group'
    WHERE t.project_id = $1 AND t.status = 'completed' AND $3::timestamptz IS NOT NULL
      AND t.closed_at >= date_trunc('day', ($2::timestamptz - interval '7 days') AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
    GROUP BY 1 ORDER BY 1`,
  unreached: `SELECT t.id FROM ${open} WHERE t.status = 'offered' AND $3::timestamptz IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM task_offer o JOIN (
        SELECT 'user' AS kind, id AS principal, id AS person FROM user_account
        UNION SELECT 'group', m.group_name, m.user_id FROM group_member m
        UNION SELECT 'group', g.group_name, g.grantee FROM group_grant g
          WHERE g.verb = 'claim' AND g.grantee_kind = 'user'
        UNION SELECT 'group', g.group_name, m.user_id FROM group_grant g
          JOIN group_member m ON m.group_name = g.grantee WHERE g.verb = 'claim' AND g.grantee_kind = 'group'
        UNION SELECT 'group', 'role:' || r.role, r.user_id FROM user_role r) AS r USING (kind, principal)
      JOIN user_account u ON u.id = r.person AND u.disabled_at IS NULL
      WHERE o.task_id = t.id AND NOT r.person = ANY (t.not_users))
    ORDER BY 1`,
} as const;

/** One of the desk's numbers, from the tasks. */
export function recount(
  tx: Transaction,
  what: keyof typeof statements,
  day: Date,
): Promise<readonly object[]> {
  return tx.rows(statements[what], [tx.projectId, tx.now, day]);
}
