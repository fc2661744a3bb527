import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import { numbersOf, type Kind } from './tallies/numbers.ts';

/** Why an open task does not move by itself. */
export type StrandedReason = 'nobody' | 'holder-disabled' | 'holder-absent';

/** An open task that does not move by itself. */
export interface StrandedTask {
  readonly id: string;
  readonly reason: StrandedReason;
}

/** The same, as lists show it. */
export interface StrandedRow extends StrandedTask {
  readonly title: string;
  readonly definition: string;
  readonly holder: string | null;
  readonly holderName: string | null;
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** More stranded tasks than these are not told apart: something else is wrong then. */
const most = 10_000;

const able = `u.disabled_at IS NULL AND u.removed_at IS NULL`;

/** Groups and roles in which somebody may sign in, with so many people at least: those of several ways are not put together. */
const live = `members AS MATERIALIZED (SELECT m.group_name, count(*) AS people
  FROM group_member m JOIN user_account u ON u.id = m.user_id AND ${able} WHERE m.project_id = $1 GROUP BY 1),
live AS MATERIALIZED (SELECT principal, max(people) AS people FROM (
  SELECT 'g:' || group_name AS principal, people FROM members
  UNION ALL SELECT 'g:' || g.group_name, 1 FROM group_grant g JOIN user_account u ON u.id = g.grantee AND ${able}
    WHERE g.project_id = $1 AND g.verb = 'claim' AND g.grantee_kind = 'user'
  UNION ALL SELECT 'g:' || g.group_name, m.people FROM group_grant g JOIN members m ON m.group_name = g.grantee
    WHERE g.project_id = $1 AND g.verb = 'claim' AND g.grantee_kind = 'group'
  UNION ALL SELECT 'g:role:' || r.role, count(*) FROM user_role r JOIN user_account u ON u.id = r.user_id AND ${able}
    WHERE r.project_id = $1 GROUP BY 1) AS way GROUP BY 1)`;

/** A person who may sign in, as a principal. */
const ablePrincipals = `SELECT 'u:' || u.id FROM user_account u WHERE ${able}`;

/** Everybody whom the offer `o` reaches: by name, by membership or a right of the group, by role. */
const reached = `SELECT o.principal AS person WHERE o.kind = 'user'
  UNION ALL SELECT m.user_id FROM group_member m
    WHERE m.project_id = $1 AND m.group_name = o.principal AND o.kind = 'group'
  UNION ALL SELECT g.grantee FROM group_grant g WHERE g.project_id = $1 AND g.group_name = o.principal
    AND o.kind = 'group' AND g.verb = 'claim' AND g.grantee_kind = 'user'
  UNION ALL SELECT m.user_id FROM group_grant g
    JOIN group_member m ON m.project_id = g.project_id AND m.group_name = g.grantee
    WHERE g.project_id = $1 AND g.group_name = o.principal
      AND o.kind = 'group' AND g.verb = 'claim' AND g.grantee_kind = 'group'
  UNION ALL SELECT r.user_id FROM user_role r
    WHERE r.project_id = $1 AND 'role:' || r.role = o.principal AND o.kind = 'group'`;

/** Those of some kinds who have open tasks now. */
const having = (kinds: readonly Kind[], lane: number) => `SELECT n.principal
  FROM ${numbersOf('all', kinds, `lane = ${lane}`)} AS n GROUP BY 1 HAVING sum(n.number) > 0`;

/** What such a principal has, in the inbox. */
const tasksOf = (principal: string, lane: number) =>
  `task_inbox i WHERE i.project_id = $1 AND i.principal = ${principal} AND i.lane = ${lane}`;

/** Offered to nobody at all who may sign in: of the few principals that reach nobody, what reaches no other either. */
const unreached = `SELECT found.id, 'nobody' AS reason FROM (${having(['u', 'g', 'n'], 0)}) AS dead
  CROSS JOIN LATERAL (SELECT i.task_id AS id FROM ${tasksOf('dead.principal', 0)}
    AND (SELECT true FROM task_inbox o WHERE o.project_id = $1 AND o.task_id = i.task_id
      AND (o.principal IN (SELECT principal FROM live)
        OR (SELECT true FROM user_account u WHERE u.id = substr(o.principal, 3) AND left(o.principal, 2) = 'u:' AND ${able})) LIMIT 1) IS NULL
    LIMIT ${most}) AS found
  WHERE dead.principal NOT IN (SELECT principal FROM live) AND dead.principal NOT IN (${ablePrincipals})`;

/** Nobody may answer the task of this row of the inbox. */
const isShut = `(SELECT true FROM task t JOIN task_offer o ON o.project_id = t.project_id AND o.task_id = t.id
    CROSS JOIN LATERAL (${reached}) AS r JOIN user_account u ON u.id = r.person AND ${able}
  WHERE t.project_id = $1 AND t.id = i.task_id AND NOT r.person = ANY (t.not_users) LIMIT 1) IS NULL`;

/** Offered only to those who may not answer it: it is offered to one of them by name, or to no more than are barred. */
const excluded = `SELECT found.id, 'nobody' FROM live small CROSS JOIN LATERAL (SELECT i.task_id AS id
    FROM ${tasksOf('small.principal', 0)} AND i.barred > 0 AND i.barred >= small.people AND ${isShut}
    LIMIT ${most}) AS found
  UNION ALL (SELECT i.task_id, 'nobody' FROM task_inbox i WHERE i.project_id = $1 AND i.principal >= 'u:'
    AND i.principal < 'u;' AND i.lane = 0 AND i.barred > 0 AND ${isShut} LIMIT ${most})`;

/** Held by somebody who may no longer sign in. */
const disabled = `SELECT found.id, 'holder-disabled' FROM (${having(['h'], 1)}) AS holder
  CROSS JOIN LATERAL (SELECT i.task_id AS id FROM ${tasksOf('holder.principal', 1)} LIMIT ${most}) AS found
  WHERE holder.principal IN (SELECT 'h:' || u.id FROM user_account u WHERE NOT (${able}))`;

/** Held by somebody who is away, while nobody who may sign in stands in. */
const absent = `SELECT found.id, 'holder-absent' FROM absence a
  CROSS JOIN LATERAL (SELECT i.task_id AS id FROM ${tasksOf(`'h:' || a.person`, 1)} LIMIT ${most}) AS found
  WHERE a.project_id = $1 AND a.from_at <= $2 AND a.until_at > $2
    AND NOT EXISTS (SELECT 1 FROM user_account u WHERE u.id = a.substitute AND ${able})`;

const order: readonly OrderColumn[] = Object.freeze([
  { sql: `COALESCE(t.due_at, 'infinity'::timestamptz)`, type: 'timestamptz' },
  { sql: 't.id', type: 'text' },
]);

const principals = (kind: 'user' | 'group') => `ARRAY(SELECT o.principal FROM task_offer o
  WHERE o.project_id = t.project_id AND o.task_id = t.id AND o.kind = '${kind}' ORDER BY 1)`;

const columns = `t.id, s.reason, t.title, t.definition, t.assignee AS holder,
  (SELECT u.display_name FROM user_account u WHERE u.id = t.assignee) AS "holderName",
  ${principals('group')} AS groups, ${principals('user')} AS users, t.due_at AS "dueAt",
  t.created_at AS "createdAt", t.version`;

/** Open tasks that nobody can be expected to do. */
export class StrandedRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** All of them, up to 10,000. */
  find(): Promise<readonly StrandedTask[]> {
    return this.#tx.rows<StrandedTask>(
      `WITH ${live}
       SELECT id, max(reason) AS reason FROM (${unreached} UNION ALL ${excluded} UNION ALL ${disabled}
         UNION ALL ${absent}) AS found
       GROUP BY id ORDER BY id LIMIT ${most}`,
      [this.#tx.projectId, this.#tx.now],
    );
  }

  /** Those of these tasks that are still open, soonest due first, page by page. */
  list(found: readonly StrandedTask[], page: PageRequest): Promise<Page<StrandedRow>> {
    const where = new Conditions().add('t.project_id = ?', this.#tx.projectId).require('t.closed_at IS NULL');
    where.parameters.push(
      found.map(({ id }) => id),
      found.map(({ reason }) => reason),
    );
    const from = `unnest($2::text[], $3::text[]) AS s (id, reason) JOIN task t ON t.id = s.id`;
    return readPage<StrandedRow>(this.#tx, { columns, from, where, order }, page);
  }
}
