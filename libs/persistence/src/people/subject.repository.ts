import type { Role } from '@fermata/contracts';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';
import { sessionColumns, type SessionRow } from './session.repository.ts';
import { noteUse, tokenColumns, type TokenRow } from './token.repository.ts';

/** An account with everything that its rights in one project follow from. */
export interface PersonRow {
  readonly id: string;
  readonly displayName: string;
  readonly demo: boolean;
  readonly mustChangePassword: boolean;
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
}

/** A person and what it has shown. */
export interface Credentialed<T> {
  readonly person: PersonRow;
  readonly credential: T;
}

/** What follows from the account `u` in the project of an expression. */
const columnsIn = (project: string): string => `u.id, u.display_name AS "displayName", u.demo,
  u.must_change_password AS "mustChangePassword",
  ARRAY(SELECT DISTINCT r.role FROM user_role r WHERE r.user_id = u.id
    AND (r.project_id IS NULL OR r.project_id = ${project}) ORDER BY 1) AS roles,
  ARRAY(SELECT m.group_name FROM group_member m JOIN user_group g
      ON g.project_id = m.project_id AND g.name = m.group_name AND g.removed_at IS NULL
    WHERE m.project_id = ${project} AND m.user_id = u.id ORDER BY 1) AS groups`;

/** Who stands behind a credential. Runs in the installation. */
export class SubjectRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The person with the roles and groups it has in a project now; undefined for one that may not sign in. */
  of(userId: string, projectId: string): Promise<PersonRow | undefined> {
    return this.#tx.row<PersonRow>(
      `SELECT ${columnsIn('$2')} FROM user_account u WHERE u.id = $1 AND u.disabled_at IS NULL AND u.removed_at IS NULL`,
      [userId, projectId],
    );
  }

  /** The same for the owner of a valid session, in one statement. */
  async bySession(hash: string, projectId: string): Promise<Credentialed<SessionRow> | undefined> {
    const row = await this.#tx.row<PersonRow & SessionRow>(
      prepared(`SELECT ${columnsIn('$2')}, ${sessionColumns} FROM session s JOIN user_account u ON u.id = s.user_id
       WHERE s.hash = $1 AND s.expires_at > $3 AND u.disabled_at IS NULL AND u.removed_at IS NULL`),
      [hash, projectId, this.#tx.now],
    );
    return row === undefined ? undefined : { person: row, credential: row };
  }

  /** The same for the owner of a valid token of a person, in the token's project. The use is noted at most once a minute. */
  async byToken(hash: string): Promise<Credentialed<TokenRow> | undefined> {
    const row = await this.#tx.row<PersonRow & TokenRow & { readonly personId: string }>(
      prepared(`SELECT ${columnsIn('k.project_id')}, u.id AS "personId", ${tokenColumns} FROM api_token k JOIN user_account u ON u.id = k.owner
       WHERE k.hash = $1 AND k.kind = 'person' AND k.expires_at > $2 AND k.revoked_at IS NULL
         AND u.disabled_at IS NULL AND u.removed_at IS NULL`),
      [hash, this.#tx.now],
    );
    if (row === undefined) return undefined;
    await noteUse(this.#tx, hash, row.lastUsedAt);
    return { person: { ...row, id: row.personId }, credential: row };
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
