import type { Role } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';

/** An account with everything that its rights in one project follow from. */
export interface PersonRow {
  readonly id: string;
  readonly displayName: string;
  readonly demo: boolean;
  readonly mustChangePassword: boolean;
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
}

/** Who stands behind a credential. Runs in the installation. */
export class SubjectRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The person with the roles and groups it has in a project now; undefined for one that may not sign in. */
  of(userId: string, projectId: string): Promise<PersonRow | undefined> {
    return this.#tx.row<PersonRow>(
      `SELECT u.id, u.display_name AS "displayName", u.demo, u.must_change_password AS "mustChangePassword",
         ARRAY(SELECT DISTINCT r.role FROM user_role r WHERE r.user_id = u.id
           AND (r.project_id IS NULL OR r.project_id = $2) ORDER BY 1) AS roles,
         ARRAY(SELECT m.group_name FROM group_member m JOIN user_group g
             ON g.project_id = m.project_id AND g.name = m.group_name AND g.removed_at IS NULL
           WHERE m.project_id = $2 AND m.user_id = u.id ORDER BY 1) AS groups
       FROM user_account u WHERE u.id = $1 AND u.disabled_at IS NULL AND u.removed_at IS NULL`,
      [userId, projectId],
    );
  }

  /** Whether anybody who may sign in is an admin: of the installation, or of any project. */
  async hasAdmin(): Promise<boolean> {
    const row = await this.#tx.row(
      `SELECT 1 FROM user_role r JOIN user_account u ON u.id = r.user_id
       WHERE r.role = 'admin' AND u.disabled_at IS NULL AND u.removed_at IS NULL LIMIT 1`,
    );
    return row !== undefined;
  }
}
