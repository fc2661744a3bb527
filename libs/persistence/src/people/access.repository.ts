import type { Role } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';
import { mayAnswer } from '../tasks/separation.ts';
import { standsInFor } from './absence.repository.ts';
import type { GroupVerb } from './group.repository.ts';

/** What a right is asked for. */
export interface AccessPlace {
  /** A task: its offers by name count, and the separation of duties. */
  readonly task?: string;
  /** Groups whose members and grants count. */
  readonly groups: readonly string[];
  /** A workflow: who was given the right to start it counts. */
  readonly definition?: string;
}

/** What a right follows from. */
export interface AccessRule {
  /** Roles whose holders have it wherever it is. */
  readonly bare: readonly Role[];
  /** Roles whose holders have it where an offer, a membership or a grant gives it. */
  readonly placed: readonly Role[];
  /** Which grants over the groups of the place count. */
  readonly verbs: readonly GroupVerb[];
  /** Whether offers count, by name or to a group of one's own. */
  readonly byOffer: boolean;
}

/** A person who may sign in, with everything that a right at one place follows from. */
export interface AccessRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Groups of the place that the person is in; a role of the project counts as `role:<role>`. */
  readonly memberOf: readonly string[];
  /** `group/verb` of grants over groups of the place, given to the person or to a group of the person. */
  readonly grants: readonly string[];
  /** Whether the task is offered to the person by name. */
  readonly isNamed: boolean;
  /** Whether it is offered by name to somebody away for whom the person stands in. */
  readonly standsIn: boolean;
  /** Whether the workflow was given to the person, or to a group of the person. */
  readonly mayStart: boolean;
  /** False where the separation of duties keeps the person from answering the task. */
  readonly mayAnswer: boolean;
}

const rolesOf = `ARRAY(SELECT DISTINCT r.role FROM user_role r WHERE r.user_id = who.id
  AND (r.project_id IS NULL OR r.project_id = $1) ORDER BY 1)`;

const groupsOf = `SELECT m.group_name FROM group_member m JOIN user_group n
  ON n.project_id = m.project_id AND n.name = m.group_name AND n.removed_at IS NULL
  WHERE m.project_id = $1 AND m.user_id = who.id`;

const isGrantee = `(g.grantee_kind = 'user' AND g.grantee = who.id
  OR g.grantee_kind = 'group' AND g.grantee IN (${groupsOf}))`;

const isOffered = `EXISTS (SELECT 1 FROM task_offer o
  WHERE o.project_id = $1 AND o.task_id = $6 AND o.kind = 'user'`;

const starts = `EXISTS (SELECT 1 FROM definition_grant g WHERE g.project_id = $1 AND g.kind = 'workflow'
  AND g.name = $5 AND g.verb = 'start' AND ${isGrantee})`;

/** Who may do what, seen from the right. Runs in the installation; `projectId` says whose rights are meant. */
export class AccessRepository {
  readonly #tx: Transaction;
  readonly #projectId: string;

  constructor(tx: Transaction, projectId: string) {
    this.#tx = tx;
    this.#projectId = projectId;
  }

  /** The groups a task is offered to; undefined when there is no such task in the project. */
  async offeredGroups(task: string): Promise<readonly string[] | undefined> {
    const row = await this.#tx.row<{ groups: string[] }>(
      `SELECT ARRAY(SELECT o.principal FROM task_offer o WHERE o.project_id = t.project_id AND o.task_id = t.id
         AND o.kind = 'group' ORDER BY 1) AS groups
       FROM task t WHERE t.project_id = $1 AND t.id = $2`,
      [this.#projectId, task],
    );
    return row?.groups;
  }

  /**
   * Everybody whose right may follow from a role alone, from a place together with a role, or from being given the
   * workflow, by login. Who is disabled or removed is left out. Gives at most `limit` people.
   */
  people(rule: AccessRule, place: AccessPlace, limit: number): Promise<readonly AccessRow[]> {
    return this.#tx.rows<AccessRow>(
      `SELECT p.* FROM (SELECT who.id, who.display_name AS name, ${rolesOf} AS roles,
         ARRAY(SELECT g.name FROM (${groupsOf} UNION SELECT 'role:' || r.role FROM user_role r
           WHERE r.project_id = $1 AND r.user_id = who.id) AS g (name) WHERE g.name = ANY ($3) ORDER BY 1) AS "memberOf",
         ARRAY(SELECT DISTINCT g.group_name || '/' || g.verb FROM group_grant g WHERE g.project_id = $1
           AND g.group_name = ANY ($3) AND g.verb = ANY ($4) AND ${isGrantee} ORDER BY 1) AS grants,
         ${isOffered} AND o.principal = who.id) AS "isNamed",
         ${isOffered} AND o.principal IN (${standsInFor('who.id', '$9')})) AS "standsIn",
         ${starts} AS "mayStart",
         COALESCE((SELECT ${mayAnswer('who.id')} FROM task t WHERE t.project_id = $1 AND t.id = $6), true) AS "mayAnswer"
       FROM user_account who WHERE who.disabled_at IS NULL AND who.removed_at IS NULL) p
       WHERE p."mayStart" OR p.roles && $2::text[] OR (p.roles && $7::text[] AND (p.grants <> '{}'
         OR $8 AND (p."isNamed" OR p."standsIn" OR p."memberOf" <> '{}')))
       ORDER BY p.id LIMIT ${Math.trunc(limit)}`,
      [
        ...[
          this.#projectId,
          rule.bare,
          place.groups,
          rule.verbs,
          place.definition ?? null,
          place.task ?? null,
        ],
        ...[rule.placed, rule.byOffer, this.#tx.now],
      ],
    );
  }
}
