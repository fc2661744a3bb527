import type { Transaction } from '../database/transaction.ts';
import { separated } from './task-failures.ts';

/**
 * SQL: whether the person of an expression may answer the task `t`. Not who is excluded by name, and not who has
 * answered, on any visit, a step of the same instance that is to be kept apart from this one, said by either of the two.
 */
export function mayAnswer(person: string): string {
  return `(NOT ${person} = ANY (t.not_users) AND NOT EXISTS (SELECT 1 FROM task kept
    WHERE kept.project_id = t.project_id AND kept.instance_id = t.instance_id AND kept.id <> t.id
      AND kept.submitted_by = ${person} AND kept.status IN ('submitted', 'completed')
      AND (kept.step_id = ANY (t.separate_from) OR t.step_id = ANY (kept.separate_from))))`;
}

/** SQL: locks the answers of the person of an expression in the instance of the task `t`, as {@link lockAnswers} does. */
export function answersLock(person: string): string {
  return `pg_advisory_xact_lock(hashtextextended(concat_ws('/', 'answers', t.project_id, t.instance_id, ${person}::text), 0))`;
}

/**
 * Lets the answers of one person in one instance be judged one after the other until the transaction ends: of two at
 * once that are to be kept apart, the second sees the first. To be called before the statement that writes the answer.
 */
export async function lockAnswers(tx: Transaction, taskId: string, person: string): Promise<void> {
  await tx.rows(`SELECT ${answersLock('$3')} FROM task t WHERE t.project_id = $1 AND t.id = $2`, [
    tx.projectId,
    taskId,
    person,
  ]);
}

/** Separation of duties: fails with `task.separation` (403) for a person who may not answer the task, whoever hands it over. */
export async function demandMayAnswer(tx: Transaction, taskId: string, person: string): Promise<void> {
  await demandKnown(tx, 't.id = $2', [taskId, person]);
}

/** A visit of an instance, such as `approve#1`. */
export interface VisitOfInstance {
  readonly instanceId: string;
  readonly visit: string;
}

/**
 * The same for all tasks of a visit. An operator does not write an answer that the operator may not give, nor goes round
 * it: fails with `task.separation` (403).
 */
export async function demandMayAnswerVisit(
  tx: Transaction,
  { instanceId, visit }: VisitOfInstance,
  person: string,
): Promise<void> {
  const ofVisit =
    "t.instance_id = $2 AND (t.work = $4 OR starts_with(t.work, $4 || '[') OR starts_with(t.work, $4 || '.'))";
  await demandKnown(tx, ofVisit, [instanceId, person, visit]);
}

/** The answers of an instance that count or wait for their verdict: who gave one at which step. */
export function answersOf(
  tx: Transaction,
  instanceId: string,
): Promise<readonly { readonly stepId: string; readonly person: string }[]> {
  return tx.rows(
    `SELECT DISTINCT step_id AS "stepId", submitted_by AS person FROM task
     WHERE project_id = $1 AND instance_id = $2 AND status IN ('submitted', 'completed') AND submitted_by IS NOT NULL`,
    [tx.projectId, instanceId],
  );
}

/** Fails with `task.separation` (403), naming the person. */
export async function refuseApart(tx: Transaction, person: string): Promise<never> {
  const known = await tx.row<{ name: string }>(
    'SELECT display_name AS name FROM user_account WHERE id = $1',
    [person],
  );
  throw separated(known?.name ?? person);
}

/** Fails where a task that fits may not be answered by the person, who is `$3`. */
async function demandKnown(tx: Transaction, which: string, values: readonly string[]): Promise<void> {
  const refused = await tx.row<{ name: string }>(
    `SELECT COALESCE((SELECT u.display_name FROM user_account u WHERE u.id = $3::text), $3::text) AS name
     FROM task t WHERE t.project_id = $1 AND ${which} AND NOT ${mayAnswer('$3::text')} LIMIT 1`,
    [tx.projectId, ...values],
  );
  if (refused !== undefined) throw separated(refused.name);
}
