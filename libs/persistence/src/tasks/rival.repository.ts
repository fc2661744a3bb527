import type { Transaction } from '../database/transaction.ts';

/** Who has begun a task that excludes another one. */
export interface Rival {
  readonly user: string;
  readonly name: string;
  readonly at: Date | null;
}

/** Tasks of one instance of which one excludes the other: by a lock, or in a race. */
export class RivalRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Who has one of these steps' tasks, else who has answered one last; the task itself is none of them. */
  first(of: {
    readonly instanceId: string;
    readonly taskId: string;
    readonly steps: readonly string[];
  }): Promise<Rival | undefined> {
    return this.#tx.row<Rival>(
      `SELECT r.person AS "user", COALESCE(u.display_name, r.person) AS name, r.at
       FROM (SELECT COALESCE(t.submitted_by, t.assignee) AS person, t.claimed_at AS at, t.closed_at IS NULL AS is_open
         FROM task t WHERE t.project_id = $1 AND t.instance_id = $2 AND t.id <> $3 AND t.step_id = ANY ($4::text[])
           AND t.status IN ('claimed', 'submitted', 'completed')) AS r
       LEFT JOIN user_account u ON u.id = r.person WHERE r.person IS NOT NULL
       ORDER BY r.is_open DESC, r.at DESC LIMIT 1`,
      [this.#tx.projectId, of.instanceId, of.taskId, of.steps],
    );
  }
}
