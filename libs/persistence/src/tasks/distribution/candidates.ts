import type { Giving } from '@fermata/interpreter';
import type { Transaction } from '../../database/transaction.ts';
import { mayAnswer } from '../separation.ts';
import { closedCalendars } from './at-work.ts';

/** A task that looks for its one person. */
export interface Seeking {
  readonly id: string;
  readonly definition: string;
  readonly stepId: string;
}

/**
 * SQL of the people who may be given task $2 now: named by its offer or in one of its groups or roles, able to sign in,
 * not away, not kept apart from it, and have not said no to it.
 */
const free = `WITH pool AS (
    SELECT o.principal AS person FROM task_offer o WHERE o.project_id = $1 AND o.task_id = $2 AND o.kind = 'user'
    UNION SELECT m.user_id FROM task_offer o
      JOIN group_member m ON m.project_id = o.project_id AND m.group_name = o.principal
      WHERE o.project_id = $1 AND o.task_id = $2 AND o.kind = 'group'
    UNION SELECT r.user_id FROM task_offer o
      JOIN user_role r ON r.project_id = o.project_id AND 'role:' || r.role = o.principal
      WHERE o.project_id = $1 AND o.task_id = $2 AND o.kind = 'group'),
  free AS (
    SELECT p.person, w.calendar FROM pool p
    JOIN task t ON t.project_id = $1 AND t.id = $2
    JOIN user_account u ON u.id = p.person AND u.removed_at IS NULL AND u.disabled_at IS NULL
    LEFT JOIN work_profile w ON w.project_id = $1 AND w.person = p.person
    WHERE ${mayAnswer('p.person')}
      AND NOT EXISTS (SELECT 1 FROM absence a WHERE a.project_id = $1 AND a.person = p.person
        AND a.from_at <= $3 AND a.until_at > $3)
      AND NOT EXISTS (SELECT 1 FROM task_decline d WHERE d.project_id = $1 AND d.task_id = $2
        AND d.person = p.person))`;

/** What comes first, per way of giving; all end with whose turn it is, so that equals take turns. */
const orders = Object.freeze({
  random: `md5($2 || '/' || f.person)`,
  roundRobin: 'COALESCE(n.turn, 0)',
  shortestQueue: `(SELECT count(*) FROM task q WHERE q.project_id = $1 AND q.assignee = f.person AND q.status = 'claimed')`,
  mostExperienced: `-(SELECT count(*) FROM task q WHERE q.project_id = $1 AND q.submitted_by = f.person
    AND q.definition = $4 AND q.step_id = $5 AND q.status = 'completed')`,
} satisfies Record<Giving, string>);

/** Whether this person may be given the task now. */
export async function isFree(tx: Transaction, { id }: Seeking, person: string): Promise<boolean> {
  const row = await tx.row(`${free} SELECT 1 FROM free f WHERE f.person = $4`, [
    tx.projectId,
    id,
    tx.now,
    person,
  ]);
  return row !== undefined;
}

/** Whom the task is given to: who is at work by the calendar before who is not; undefined = nobody is free. */
export async function choose(tx: Transaction, task: Seeking, give: Giving): Promise<string | undefined> {
  const place = [tx.projectId, task.id, tx.now];
  const calendars = await tx.rows<{ calendar: string }>(
    `${free} SELECT DISTINCT f.calendar FROM free f WHERE f.calendar IS NOT NULL`,
    place,
  );
  const closed = await closedCalendars(
    tx,
    calendars.map(({ calendar }) => calendar),
  );
  const row = await tx.row<{ person: string }>(
    `${free} SELECT f.person FROM free f LEFT JOIN task_turn n
       ON n.project_id = $1 AND n.definition = $4 AND n.step_id = $5 AND n.person = f.person
     ORDER BY COALESCE(f.calendar = ANY ($6::text[]), false), ${orders[give]}, COALESCE(n.turn, 0), f.person LIMIT 1`,
    [...place, task.definition, task.stepId, closed],
  );
  return row?.person;
}

/** Only one task of a step at a time looks for its person, so that each sees whom the one before was given to. */
export async function lockStep(tx: Transaction, { definition, stepId }: Seeking): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    ['give', tx.projectId, definition, stepId].join('/'),
  ]);
}

/** Notes that it was this person's turn: the next one is somebody else's. */
export async function noteTurn(tx: Transaction, task: Seeking, person: string): Promise<void> {
  await tx.run(
    `INSERT INTO task_turn AS n (project_id, definition, step_id, person, turn)
     SELECT $1, $2, $3, $4, COALESCE(max(turn), 0) + 1 FROM task_turn
       WHERE project_id = $1 AND definition = $2 AND step_id = $3
     ON CONFLICT (project_id, definition, step_id, person) DO UPDATE SET turn = excluded.turn`,
    [tx.projectId, task.definition, task.stepId, person],
  );
}
