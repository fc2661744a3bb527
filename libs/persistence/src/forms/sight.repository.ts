import type { Transaction } from '../database/transaction.ts';

/** When somebody had the form of a task before them. */
export interface Sight {
  readonly person: string;
  readonly personName: string | null;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Who has seen the form of which task. */
export class SightRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Notes that somebody has an open task before them. */
  async note(taskId: string, person: string): Promise<void> {
    await this.#tx.run(
      `INSERT INTO task_sight (project_id, task_id, person, first_at, last_at) VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (project_id, task_id, person) DO UPDATE SET last_at = $4`,
      [this.#tx.projectId, taskId, person, this.#tx.now],
    );
  }

  /** Everybody who has seen the form of a task, the first one first; at most 200. */
  of(taskId: string): Promise<readonly Sight[]> {
    return this.#tx.rows<Sight>(
      `SELECT s.person, u.display_name AS "personName", s.first_at AS "firstAt", s.last_at AS "lastAt"
       FROM task_sight s LEFT JOIN user_account u ON u.id = s.person
       WHERE s.project_id = $1 AND s.task_id = $2 ORDER BY s.first_at, s.person LIMIT 200`,
      [this.#tx.projectId, taskId],
    );
  }
}
