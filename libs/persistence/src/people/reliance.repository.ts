import type { Transaction } from '../database/transaction.ts';
import { leavesNoAdmin } from './last-admin.ts';

/** What rests on a person. */
export interface UserReliance {
  /** Open tasks the person holds. */
  readonly claimed: number;
  /** Open tasks that are offered to nobody else. */
  readonly alone: number;
  readonly sessions: number;
  /** API tokens that work. */
  readonly tokens: number;
  /** Nobody else who can sign in is an admin. */
  readonly isLastAdmin: boolean;
}

/** What rests on a group. */
export interface GroupReliance {
  readonly members: number;
  /** Open tasks that are offered to it. */
  readonly offered: number;
  /** Of those, the ones that are offered to nobody else: they go to the supervisors. */
  readonly alone: number;
}

/**
 * What would change if somebody went. People are asked for in the installation, groups there or inside the project;
 * `projectId` says whose tasks are meant.
 */
export class RelianceRepository {
  readonly #tx: Transaction;
  readonly #projectId: string;

  constructor(tx: Transaction, projectId: string) {
    this.#tx = tx;
    this.#projectId = projectId;
  }

  /** What rests on a person. */
  async ofUser(userId: string): Promise<UserReliance> {
    const row = await this.#tx.row<UserReliance>(
      `SELECT (SELECT count(*)::int FROM task t
           WHERE t.project_id = $1 AND t.assignee = $2 AND t.status = 'claimed') AS claimed,
         ${aloneWith('user')} AS alone,
         (SELECT count(*)::int FROM session s WHERE s.user_id = $2 AND s.expires_at > $3
           AND s.replaced_at IS NULL) AS sessions,
         (SELECT count(*)::int FROM api_token k WHERE k.owner = $2 AND k.revoked_at IS NULL
           AND k.expires_at > $3) AS tokens,
         ${leavesNoAdmin('$2', 'NULL::text')} AS "isLastAdmin"`,
      [this.#projectId, userId, this.#tx.now],
    );
    return row ?? { claimed: 0, alone: 0, sessions: 0, tokens: 0, isLastAdmin: false };
  }

  /** What rests on a group. */
  async ofGroup(name: string): Promise<GroupReliance> {
    const row = await this.#tx.row<GroupReliance>(
      `SELECT (SELECT count(*)::int FROM group_member m WHERE m.project_id = $1 AND m.group_name = $2) AS members,
         (SELECT count(*)::int ${openOffers('group')}) AS offered, ${aloneWith('group')} AS alone`,
      [this.#projectId, name],
    );
    return row ?? { members: 0, offered: 0, alone: 0 };
  }
}

function openOffers(kind: 'user' | 'group'): string {
  return `FROM task_offer o JOIN task t ON t.project_id = o.project_id AND t.id = o.task_id
    WHERE o.project_id = $1 AND o.kind = '${kind}' AND o.principal = $2 AND t.status IN ('offered', 'claimed')`;
}

function aloneWith(kind: 'user' | 'group'): string {
  return `(SELECT count(*)::int ${openOffers(kind)} AND NOT EXISTS (SELECT 1 FROM task_offer other
    WHERE other.project_id = o.project_id AND other.task_id = o.task_id
      AND (other.kind, other.principal) <> (o.kind, o.principal)))`;
}
