import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';

const adminLock = 4_702_004;

/**
 * SQL: whether a project would have no admin left who can sign in, if all roles of `user` went, or (`project` not null) only
 * those in that project. Who was invited and has no password yet cannot sign in. An admin of the installation is one of
 * every project; an admin of a project is none of another.
 */
export function leavesNoAdmin(user: string, project: string): string {
  const goes = `r.user_id = ${user} AND (${project} IS NULL OR r.project_id = ${project})`;
  const isAdminThere = `r.role = 'admin' AND (r.project_id IS NULL OR r.project_id = p.id)`;
  return `EXISTS (SELECT 1 FROM project p
    WHERE EXISTS (SELECT 1 FROM user_role r WHERE ${isAdminThere} AND ${goes})
      AND NOT EXISTS (SELECT 1 FROM user_role r JOIN user_account u ON u.id = r.user_id
        WHERE ${isAdminThere} AND (${goes}) IS NOT TRUE
          AND u.password_hash IS NOT NULL AND u.disabled_at IS NULL AND u.removed_at IS NULL))`;
}

/**
 * Refuses with `user.last-admin` (409) when `userId` is an admin of a project and nobody else who can sign in would be one
 * any more. With a project only its own grant is about to go: an admin of the installation stays one. Two removals at once
 * are judged one after the other.
 */
export async function refuseLosingLastAdmin(
  tx: Transaction,
  userId: string,
  projectId?: string,
): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock($1)', [adminLock]);
  const row = await tx.row<{ isLast: boolean }>(`SELECT ${leavesNoAdmin('$1', '$2::text')} AS "isLast"`, [
    userId,
    projectId ?? null,
  ]);
  if (row?.isLast !== true) return;
  throw new AppError('user.last-admin', said`"${{ userId }}" is the last admin`, { status: 409 });
}
