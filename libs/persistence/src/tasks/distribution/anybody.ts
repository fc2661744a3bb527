import type { Assignment } from '@fermata/interpreter';
import type { Transaction } from '../../database/transaction.ts';
import { mayAnswer } from '../separation.ts';
import { declinedBy } from '../verbs/people-of-task.ts';
import type { Offered } from './resolve.ts';

/** SQL: the absence of the person of an expression at the moment $6. */
const absenceOf = (person: string): string => `SELECT away.substitute FROM absence away
  WHERE away.project_id = $1 AND away.person = ${person} AND away.from_at <= $6 AND away.until_at > $6`;

/**
 * Whether somebody of these users, groups and roles is there: may sign in, is not away, may answer the task, and has not
 * declined it. For somebody who is named and away, who stands in is as good.
 */
export async function isAnybodyFor(
  tx: Transaction,
  taskId: string,
  { users, groups, not }: Offered & Pick<Assignment, 'not'>,
): Promise<boolean> {
  const person = await tx.row(
    `WITH named AS (SELECT unnest($3::text[]) AS person),
     meant AS (SELECT person FROM named
       UNION SELECT away.substitute FROM named CROSS JOIN LATERAL (${absenceOf('named.person')}) AS away
       UNION SELECT m.user_id FROM group_member m WHERE m.project_id = $1 AND m.group_name = ANY ($4::text[])
       UNION SELECT r.user_id FROM user_role r WHERE r.project_id = $1 AND 'role:' || r.role = ANY ($4::text[]))
     SELECT 1 FROM task t CROSS JOIN meant
       JOIN user_account u ON u.id = meant.person AND u.disabled_at IS NULL AND u.removed_at IS NULL
     WHERE t.project_id = $1 AND t.id = $2 AND u.id <> ALL ($5::text[]) AND NOT EXISTS (${absenceOf('u.id')})
       AND ${mayAnswer('u.id')} AND NOT ${declinedBy('u.id')} LIMIT 1`,
    [tx.projectId, taskId, users, groups, not, tx.now],
  );
  return person !== undefined;
}
