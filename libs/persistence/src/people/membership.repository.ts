import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';

/** Who is in which group, seen from the person. Runs in the installation or inside the project. */
export class MembershipRepository {
  readonly #tx: Transaction;
  readonly #projectId: string;

  constructor(tx: Transaction, projectId: string) {
    this.#tx = tx;
    this.#projectId = projectId;
  }

  /** The groups of each of these people, by name. */
  async groupsOf(userIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.#tx.rows<{ userId: string; groups: string[] }>(
      `SELECT m.user_id AS "userId", array_agg(m.group_name ORDER BY m.group_name) AS groups FROM group_member m
       WHERE m.project_id = $1 AND m.user_id = ANY ($2) GROUP BY m.user_id`,
      [this.#projectId, userIds],
    );
    return new Map(rows.map((row) => [row.userId, row.groups]));
  }

  /** Puts the person into exactly these groups. Fails with `group.unknown` (422) for a name that no group has. */
  async setGroups(userId: string, groups: readonly string[]): Promise<void> {
    const before = (await this.groupsOf([userId])).get(userId) ?? [];
    for (const group of new Set(groups)) {
      if (!before.includes(group)) await this.join(group, userId, 422);
    }
    for (const group of before) if (!groups.includes(group)) await this.leave(group, userId);
  }

  /** Adds a member; one already there stays. Fails with `group.unknown` (404) or `user.unknown` (404). */
  async join(group: string, userId: string, unknownStatus: 404 | 422 = 404): Promise<void> {
    const known = await this.#tx.row<{ group: boolean; person: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM user_group WHERE project_id = $1 AND name = $2 AND removed_at IS NULL) AS "group",
         EXISTS (SELECT 1 FROM user_account WHERE id = $3 AND removed_at IS NULL) AS person`,
      [this.#projectId, group, userId],
    );
    if (!known?.group) throw unknown('group', group, unknownStatus);
    if (!known.person) throw unknown('user', userId, unknownStatus);
    const joined = await this.#tx.run(
      'INSERT INTO group_member (project_id, group_name, user_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [this.#projectId, group, userId],
    );
    if (joined === 1) this.#record(group, 'member-added', userId);
  }

  /** Takes a member out; its claimed tasks stay with it. False when it was none. */
  async leave(group: string, userId: string): Promise<boolean> {
    const left = await this.#tx.run(
      'DELETE FROM group_member WHERE project_id = $1 AND group_name = $2 AND user_id = $3',
      [this.#projectId, group, userId],
    );
    if (left === 1) this.#record(group, 'member-removed', userId);
    return left === 1;
  }

  #record(group: string, what: string, user: string): void {
    this.#tx.audit({ verb: `group.${what}`, objectType: 'group', objectId: group, details: { user } });
    this.#tx.change({ noun: 'group', objectId: group, what, projectId: this.#projectId });
  }
}

function unknown(noun: 'group' | 'user', name: string, status: 404 | 422): AppError {
  return new AppError(`${noun}.unknown`, said`there is no ${{ noun }} "${{ name }}"`, { status });
}
