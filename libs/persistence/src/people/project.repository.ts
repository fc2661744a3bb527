import type { Transaction } from '../database/transaction.ts';

/** A project of the installation. */
export interface ProjectRow {
  readonly id: string;
  readonly title: string;
}

/** The projects of the installation. Runs in the installation: inside a project only that one is seen. */
export class ProjectRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Those in which the person has a role, its own or one of the installation; and that one where it stands. */
  enteredBy(userId: string, current: string): Promise<readonly ProjectRow[]> {
    return this.#tx.rows<ProjectRow>(
      `SELECT p.id, p.title FROM project p
       WHERE p.id = $2 OR EXISTS (SELECT 1 FROM user_role r
         WHERE r.user_id = $1 AND (r.project_id IS NULL OR r.project_id = p.id))
       ORDER BY p.title, p.id`,
      [userId, current],
    );
  }
}
