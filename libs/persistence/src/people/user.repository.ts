import { said } from '@fermata/model';
import { AppError, type Role } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import { refuseLosingLastAdmin } from './last-admin.ts';
import { returnTasksOfUser } from './returned-tasks.ts';
import { userColumns, type UserRow } from './user-rows.ts';

/** A new account. */
export interface NewUser {
  readonly id: string;
  readonly displayName: string;
  readonly email?: string;
  readonly passwordHash?: string;
  readonly mustChangePassword?: boolean;
  readonly demo?: boolean;
}

/** What a person may say about itself. */
export interface Profile {
  readonly displayName?: string;
  readonly email?: string | null;
  readonly zone?: string;
  readonly language?: string;
}

/** Which accounts are listed. */
export interface UserFilter {
  /** A part of the login or the name, in any case. */
  readonly text?: string;
  /** Whether the text may also stand in the address. */
  readonly searchesEmail?: boolean;
  readonly role?: Role;
  readonly group?: string;
  readonly status?: 'active' | 'invited' | 'disabled';
}

const statuses = Object.freeze({
  active: 'u.disabled_at IS NULL AND u.password_hash IS NOT NULL',
  invited: 'u.disabled_at IS NULL AND u.password_hash IS NULL',
  disabled: 'u.disabled_at IS NOT NULL',
} as const);

const byId: readonly OrderColumn[] = Object.freeze([{ sql: 'u.id', type: 'text' }]);

/** Accounts and their roles. Runs in the installation; `projectId` says whose roles are meant. */
export class UserRepository {
  readonly #tx: Transaction;
  readonly #projectId: string;

  constructor(tx: Transaction, projectId: string) {
    this.#tx = tx;
    this.#projectId = projectId;
  }

  /** Makes an account. Fails with `user.exists` (409), also for a removed one: an id is never given twice. */
  async create(user: NewUser, roles: readonly Role[] = []): Promise<UserRow> {
    const inserted = await this.#tx.run(
      `INSERT INTO user_account (id, display_name, email, password_hash, must_change_password, demo, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        user.id,
        user.displayName,
        user.email ?? null,
        user.passwordHash ?? null,
        user.mustChangePassword ?? false,
      ].concat([user.demo ?? false, this.#tx.now as never]),
    );
    if (inserted === 0)
      throw new AppError('user.exists', said`the name "${{ id: user.id }}" is taken`, { status: 409 });
    this.#record(user.id, 'created');
    return this.setRoles(user.id, roles);
  }

  /** The account, or undefined when it is not there or was removed. */
  get(id: string): Promise<UserRow | undefined> {
    return this.#tx.row<UserRow>(
      `SELECT ${userColumns('$2')} FROM user_account u WHERE u.id = $1 AND u.removed_at IS NULL`,
      [id, this.#projectId],
    );
  }

  /** The hash to compare a password with; undefined for an account that may not sign in. */
  async passwordHash(id: string): Promise<string | undefined> {
    const row = await this.#tx.row<{ hash: string | null }>(
      `SELECT password_hash AS hash FROM user_account
       WHERE id = $1 AND disabled_at IS NULL AND removed_at IS NULL`,
      [id],
    );
    return row?.hash ?? undefined;
  }

  /** Accounts by id. */
  async list(page: PageRequest = {}, filter: UserFilter = {}): Promise<Page<UserRow>> {
    const where = new Conditions().require('u.removed_at IS NULL');
    const project = `$${where.parameters.push(this.#projectId)}`;
    const { text, role, group, status, searchesEmail = false } = filter;
    const searched = ['u.id', 'u.display_name', ...(searchesEmail ? ['u.email'] : [])].join(', ');
    where
      .addGiven(`position(? IN lower(concat_ws(' ', ${searched}))) > 0`, text?.toLowerCase())
      .addGiven(
        `EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = u.id AND r.role = ?
           AND (r.project_id IS NULL OR r.project_id = ${project}))`,
        role,
      )
      .addGiven(
        `EXISTS (SELECT 1 FROM group_member m WHERE m.user_id = u.id AND m.project_id = ${project}
           AND m.group_name = ?)`,
        group,
      );
    if (status !== undefined) where.require(statuses[status]);
    const query = { columns: userColumns(project), from: 'user_account u', where, order: byId };
    return readPage<UserRow>(this.#tx, query, page);
  }

  /** Changes what a person says about itself. */
  async setProfile(id: string, profile: Profile): Promise<UserRow> {
    await this.#tx.run(
      `UPDATE user_account SET display_name = COALESCE($2, display_name), zone = COALESCE($3, zone),
         language = COALESCE($4, language), email = CASE WHEN $5 THEN $6 ELSE email END
       WHERE id = $1 AND removed_at IS NULL`,
      [id, profile.displayName ?? null, profile.zone ?? null, profile.language ?? null].concat([
        (profile.email !== undefined) as never,
        (profile.email ?? null) as never,
      ]),
    );
    this.#record(id, 'changed');
    return this.#known(id);
  }

  /** Sets the password and ends all sessions but the one given. */
  async setPassword(
    id: string,
    hash: string,
    options: { mustChange: boolean; keepSession?: string },
  ): Promise<void> {
    await this.#known(id);
    await this.#tx.run(
      'UPDATE user_account SET password_hash = $2, must_change_password = $3 WHERE id = $1',
      [id, hash, options.mustChange],
    );
    await this.#endSessions(id, options.keepSession);
    this.#record(id, 'password-changed');
  }

  /** Gives the account exactly these roles in the project. The last admin stays one (`user.last-admin`, 409). */
  async setRoles(id: string, roles: readonly Role[]): Promise<UserRow> {
    const before = await this.#known(id);
    if (!roles.includes('admin')) await refuseLosingLastAdmin(this.#tx, id, this.#projectId);
    await this.#tx.run('DELETE FROM user_role WHERE user_id = $1 AND project_id = $2', [id, this.#projectId]);
    await this.#tx.run(
      'INSERT INTO user_role (project_id, user_id, role) SELECT $2, $1, unnest($3::text[]) ON CONFLICT DO NOTHING',
      [id, this.#projectId, [...new Set(roles)]],
    );
    const from = [...before.roles];
    this.#record(id, 'roles-set', { projectId: this.#projectId, from, to: [...roles] });
    return this.#known(id);
  }

  /** Makes the account an admin of the whole installation. */
  async grantInstallation(id: string): Promise<void> {
    await this.#known(id);
    const sql = `INSERT INTO user_role (project_id, user_id, role) VALUES (NULL, $1, 'admin') ON CONFLICT DO NOTHING`;
    await this.#tx.run(sql, [id]);
    this.#record(id, 'installation-admin');
  }

  /** Locks the account out, or lets it in again; its sessions end, its tokens rest. */
  async setDisabled(id: string, isDisabled: boolean): Promise<UserRow> {
    if (isDisabled) {
      await refuseLosingLastAdmin(this.#tx, id);
      await this.#endSessions(id);
    }
    await this.#known(id);
    const at = isDisabled ? this.#tx.now : null;
    await this.#tx.run('UPDATE user_account SET disabled_at = $2 WHERE id = $1', [id, at]);
    this.#record(id, isDisabled ? 'disabled' : 'enabled');
    return this.#known(id);
  }

  /**
   * Removes the account for good: sessions, tokens, roles and memberships end; its open tasks go back to their groups,
   * else to the supervisors. Gives the ids of those tasks.
   */
  async remove(id: string): Promise<readonly string[]> {
    await this.#known(id);
    await refuseLosingLastAdmin(this.#tx, id);
    await this.#endSessions(id);
    await this.#tx.run('UPDATE api_token SET revoked_at = $2 WHERE owner = $1 AND revoked_at IS NULL', [
      id,
      this.#tx.now,
    ]);
    for (const table of ['user_role', 'group_member']) {
      await this.#tx.run(`DELETE FROM ${table} WHERE user_id = $1`, [id]);
    }
    await this.#tx.run(
      'UPDATE user_account SET removed_at = $2, password_hash = NULL, email = NULL WHERE id = $1',
      [id, this.#tx.now],
    );
    const tasks = await returnTasksOfUser(this.#tx, id);
    this.#record(id, 'removed', { tasks: [...tasks] });
    return tasks;
  }

  async #known(id: string): Promise<UserRow> {
    const user = await this.get(id);
    if (!user) throw new AppError('user.unknown', said`there is no user "${{ id }}"`, { status: 404 });
    return user;
  }

  async #endSessions(id: string, keep?: string): Promise<void> {
    await this.#tx.run('DELETE FROM session WHERE user_id = $1 AND hash IS DISTINCT FROM $2', [
      id,
      keep ?? null,
    ]);
  }

  #record(id: string, what: string, details?: JsonValue): void {
    const more = details === undefined ? {} : { details };
    this.#tx.audit({ verb: `user.${what}`, objectType: 'user', objectId: id, ...more });
    this.#tx.change({ noun: 'user', objectId: id, what, projectId: this.#projectId });
  }
}
