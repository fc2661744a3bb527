import type { Transaction } from '../database/transaction.ts';

/** Who watches which task: told of comments and of its end. Who may see the task is for the caller to tell. */
export class WatchRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** From now on the person is told; already doing so changes nothing. */
  async watch(taskId: string, person: string): Promise<void> {
    await this.#tx.run(
      `INSERT INTO task_watch (project_id, task_id, person, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, taskId, person, this.#tx.now],
    );
  }

  /** The person is told no more. */
  async unwatch(taskId: string, person: string): Promise<void> {
    await this.#tx.run('DELETE FROM task_watch WHERE project_id = $1 AND task_id = $2 AND person = $3', [
      this.#tx.projectId,
      taskId,
      person,
    ]);
  }

  /** The watchers by name, at most 200. */
  watchers(taskId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
    return this.#tx.rows(
      `SELECT u.id, u.display_name AS name FROM task_watch w JOIN user_account u ON u.id = w.person
       WHERE w.project_id = $1 AND w.task_id = $2 AND u.removed_at IS NULL ORDER BY 2, 1 LIMIT 200`,
      [this.#tx.projectId, taskId],
    );
  }
}
