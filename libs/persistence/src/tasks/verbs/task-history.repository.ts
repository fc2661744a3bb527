import type { JsonValue } from '@fermata/model';
import type { Transaction } from '../../database/transaction.ts';

/** One thing that happened to a task. */
export interface TaskHappening {
  readonly at: Date;
  /** `offered`, `claimed`, `delegated`, …; of the end its status. */
  readonly what: string;
  /** Null = the workflow. */
  readonly by: string | null;
  readonly byName: string | null;
  /** Whom the details name as `to` and `from`: their names where they are people. */
  readonly toName: string | null;
  readonly fromName: string | null;
  readonly reason: string | null;
  readonly details: JsonValue;
}

const most = 1_000;
const named = (member: 'to' | 'from') => `(SELECT p.display_name FROM user_account p
  WHERE told.what <> 'prioritised' AND p.id = told.details::jsonb->>'${member}')`;

/** What has happened to tasks. */
export class TaskHistoryRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * The life of one task, oldest first: its offer, what the audit trail says of it in the order in which it was done
   * (who began first may have had to wait), and its end where the workflow has ended it. Of more than 1,000 rows the newest. With which credential something was done is not part of it.
   */
  async of(taskId: string): Promise<readonly TaskHappening[]> {
    const rows = await this.#tx.rows<TaskHappening>(
      `SELECT told.at, told.what, u.id AS "by", u.display_name AS "byName",
         ${named('to')} AS "toName", ${named('from')} AS "fromName", told.reason, told.details FROM (
         SELECT t.created_at AS at, 0 AS number, 'offered' AS what, NULL AS actor, NULL AS reason,
           json_build_object('users', ARRAY(SELECT o.principal FROM task_offer o WHERE o.project_id = $1
             AND o.task_id = $2 AND o.kind = 'user' ORDER BY 1), 'groups', ARRAY(SELECT o.principal FROM task_offer o
             WHERE o.project_id = $1 AND o.task_id = $2 AND o.kind = 'group' ORDER BY 1)) AS details
         FROM task t WHERE t.project_id = $1 AND t.id = $2
         UNION ALL SELECT a.at, a.number, substr(a.verb, 6), a.actor, a.reason, a.details FROM audit a
           WHERE a.project_id = $1 AND a.object_type = 'task' AND a.object_id = $2 AND a.outcome = 'allowed'
             AND starts_with(a.verb, 'task.')
         UNION ALL SELECT t.closed_at, 0.5 + COALESCE((SELECT max(a.number) FROM audit a WHERE a.project_id = $1
             AND a.object_type = 'task' AND a.object_id = $2 AND a.at <= t.closed_at), 0), t.status, NULL, t.close_reason, NULL
           FROM task t WHERE t.project_id = $1 AND t.id = $2 AND t.closed_at IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.project_id = $1 AND a.object_type = 'task'
               AND a.object_id = $2 AND a.verb IN ('task.completed', 'task.superseded'))
       ) AS told LEFT JOIN user_account u ON u.id = told.actor
       ORDER BY told.number DESC LIMIT ${most}`,
      [this.#tx.projectId, taskId],
    );
    return rows.toReversed();
  }
}
