import type { Transaction } from '../../database/transaction.ts';

/** The order in which a person has laid its tasks: rows of `task_rank`, smallest first. */
export class OwnOrderRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Lays the tasks in this order; what was laid before and is not named lies nowhere any more. */
  async save(person: string, ids: readonly string[]): Promise<void> {
    await this.#tx.run('DELETE FROM task_rank WHERE project_id = $1 AND person = $2', [
      this.#tx.projectId,
      person,
    ]);
    await this.#tx.run(
      `INSERT INTO task_rank (project_id, person, task_id, rank)
       SELECT $1, $2, laid.id, laid.place FROM unnest($3::text[]) WITH ORDINALITY AS laid (id, place)
       WHERE EXISTS (SELECT 1 FROM task t WHERE t.project_id = $1 AND t.id = laid.id) ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, person, ids],
    );
  }

  /** The tasks as they were laid. */
  async list(person: string): Promise<readonly string[]> {
    const rows = await this.#tx.rows<{ id: string }>(
      `SELECT task_id AS id FROM task_rank WHERE project_id = $1 AND person = $2 ORDER BY rank`,
      [this.#tx.projectId, person],
    );
    return rows.map(({ id }) => id);
  }
}
