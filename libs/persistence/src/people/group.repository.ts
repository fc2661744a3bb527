import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';
import type { TaskViewer } from '../tasks/task-rows.ts';
import { standsInFor } from './absence.repository.ts';
import { returnTasksOfGroup } from './returned-tasks.ts';

/** A group of people who are offered tasks together. */
export interface GroupRow {
  readonly name: string;
  readonly title: string;
  readonly members: readonly string[];
}

/** What may be done with a group's tasks. */
export type GroupVerb = 'see' | 'claim' | 'complete' | 'reassign' | 'suspend';

/** A right over a group's tasks, given to a person or to another group. */
export interface GroupGrant {
  readonly granteeKind: 'user' | 'group';
  readonly grantee: string;
  readonly verb: GroupVerb;
}

/** What may be done with a group's tasks, or (`standsIn`) for whom one stands in. */
interface VerbRow {
  readonly name: string;
  readonly verb: GroupVerb | 'standsIn';
}

const columns = `g.name, g.title, ARRAY(SELECT m.user_id FROM group_member m
  WHERE m.project_id = g.project_id AND m.group_name = g.name ORDER BY 1) AS members`;

/** Groups of a project, their members and the rights over their tasks. */
export class GroupRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** All groups by name. */
  list(): Promise<readonly GroupRow[]> {
    return this.#tx.rows<GroupRow>(
      `SELECT ${columns} FROM user_group g WHERE g.project_id = $1 AND g.removed_at IS NULL ORDER BY g.name`,
      [this.#tx.projectId],
    );
  }

  /** One group, or undefined. */
  get(name: string): Promise<GroupRow | undefined> {
    return this.#tx.row<GroupRow>(
      `SELECT ${columns} FROM user_group g WHERE g.project_id = $1 AND g.name = $2 AND g.removed_at IS NULL`,
      [this.#tx.projectId, name],
    );
  }

  /** Makes a group or changes its title; a removed one comes back empty. */
  async save(name: string, title: string): Promise<GroupRow> {
    await this.#tx.run(
      `INSERT INTO user_group (project_id, name, title, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (project_id, name) DO UPDATE SET title = excluded.title, removed_at = NULL`,
      [this.#tx.projectId, name, title, this.#tx.now],
    );
    this.#record(name, 'saved');
    return this.#known(name);
  }

  /** Gives the group exactly these members. Fails with `user.unknown` (422) for a name that nobody has. */
  async setMembers(name: string, members: readonly string[]): Promise<GroupRow> {
    const before = await this.#known(name);
    await this.#refuseUnknown(members);
    await this.#tx.run('DELETE FROM group_member WHERE project_id = $1 AND group_name = $2', [
      this.#tx.projectId,
      name,
    ]);
    await this.#tx.run(
      'INSERT INTO group_member (project_id, group_name, user_id) SELECT $1, $2, unnest($3::text[])',
      [this.#tx.projectId, name, [...new Set(members)]],
    );
    this.#record(name, 'members-set', { from: [...before.members], to: [...members] });
    return this.#known(name);
  }

  /** The rights over the group's tasks that were given. Fails with `group.unknown` (404). */
  async grants(name: string): Promise<readonly GroupGrant[]> {
    await this.#known(name);
    return this.#tx.rows<GroupGrant>(
      `SELECT grantee_kind AS "granteeKind", grantee, verb FROM group_grant
       WHERE project_id = $1 AND group_name = $2 ORDER BY 1, 2, 3`,
      [this.#tx.projectId, name],
    );
  }

  /** Gives exactly these rights over the group's tasks. Members see, claim and complete without one. */
  async setGrants(name: string, grants: readonly GroupGrant[]): Promise<void> {
    await this.#known(name);
    await this.#tx.run('DELETE FROM group_grant WHERE project_id = $1 AND group_name = $2', [
      this.#tx.projectId,
      name,
    ]);
    await this.#tx.run(
      `INSERT INTO group_grant (project_id, group_name, grantee_kind, grantee, verb)
       SELECT $1, $2, g."granteeKind", g.grantee, g.verb
       FROM json_to_recordset($3::json) AS g ("granteeKind" text, grantee text, verb text) ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, name, JSON.stringify(grants)],
    );
    this.#record(name, 'grants-set', { grants: grants as unknown as JsonValue });
  }

  /** Removes the group. Its open tasks go to their other groups, else to the supervisors; gives the tasks' ids. */
  async remove(name: string): Promise<readonly string[]> {
    await this.#known(name);
    for (const table of ['group_member', 'group_grant']) {
      await this.#tx.run(`DELETE FROM ${table} WHERE project_id = $1 AND group_name = $2`, [
        this.#tx.projectId,
        name,
      ]);
    }
    await this.#tx.run('UPDATE user_group SET removed_at = $3 WHERE project_id = $1 AND name = $2', [
      this.#tx.projectId,
      name,
      this.#tx.now,
    ]);
    const tasks = await returnTasksOfGroup(this.#tx, name);
    this.#record(name, 'removed', { tasks: [...tasks] });
    return tasks;
  }

  /**
   * What a person may see and do in the inbox. A role of the project counts as a group named `role:<role>`; who stands in
   * for somebody now has what is offered to that person by name. `all` comes from rights, which this room does not judge.
   */
  async viewer(userId: string, all: boolean): Promise<TaskViewer> {
    const rows = await this.#tx.rows<VerbRow>(
      prepared(`WITH mine AS (SELECT group_name AS name FROM group_member WHERE project_id = $1 AND user_id = $2)
       SELECT name, verb FROM (SELECT name FROM mine UNION
           SELECT 'role:' || r.role FROM user_role r WHERE r.project_id = $1 AND r.user_id = $2) AS member,
         unnest(ARRAY['see', 'claim', 'complete']) AS verb
       UNION SELECT g.group_name, g.verb FROM group_grant g WHERE g.project_id = $1
         AND ((g.grantee_kind = 'user' AND g.grantee = $2)
           OR (g.grantee_kind = 'group' AND g.grantee IN (SELECT name FROM mine)))
       UNION ALL SELECT s.person, 'standsIn' FROM (${standsInFor('$2', '$3')}) AS s`),
      [this.#tx.projectId, userId, this.#tx.now],
    );
    const having = (verb: VerbRow['verb']) => rows.filter((row) => row.verb === verb).map((row) => row.name);
    const ofGroups = rows.filter(({ verb }) => verb !== 'standsIn');
    return {
      userId,
      users: [userId, ...having('standsIn')],
      all,
      see: [...new Set(ofGroups.map(({ name }) => name))],
      claim: having('claim'),
      complete: having('complete'),
      reassign: having('reassign'),
      suspend: having('suspend'),
      reassignsAll: all,
      suspendsAll: all,
    };
  }

  async #known(name: string): Promise<GroupRow> {
    const group = await this.get(name);
    if (!group) throw new AppError('group.unknown', said`there is no group "${{ name }}"`, { status: 404 });
    return group;
  }

  async #refuseUnknown(userIds: readonly string[]): Promise<void> {
    const rows = await this.#tx.rows<{ id: string }>(
      `SELECT wanted.id FROM unnest($1::text[]) AS wanted (id)
       WHERE NOT EXISTS (SELECT 1 FROM user_account u WHERE u.id = wanted.id AND u.removed_at IS NULL)`,
      [userIds],
    );
    if (rows.length === 0) return;
    const unknown = rows.map((row) => row.id);
    throw new AppError('user.unknown', said`unknown: ${{ unknown: unknown.join(', ') }}`, {
      status: 422,
      details: { unknown },
    });
  }

  #record(name: string, what: string, details?: JsonValue): void {
    const more = details === undefined ? {} : { details };
    this.#tx.audit({ verb: `group.${what}`, objectType: 'group', objectId: name, ...more });
    this.#tx.change({ noun: 'group', objectId: name, what });
  }
}
