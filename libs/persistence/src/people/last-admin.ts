import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';

const adminLock = 4_702_004;

/**
 * Refuses with `user.last-admin` (409) when `userId` is an admin and nobody else who can sign in would be one any more.
 * With a project only its own grant is about to go: an admin of the installation stays one. Two removals at once are
 * judged one after the other.
 */
export async function refuseLosingLastAdmin(
  tx: Transaction,
  userId: string,
  projectId?: string,
): Promise<void> {
  await tx.rows('SELECT pg_advisory_xact_lock($1)', [adminLock]);
  const row = await tx.row<{ loses: boolean; others: boolean }>(
    `SELECT
       EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = $1 AND r.role = 'admin'
         AND ($2::text IS NULL OR r.project_id = $2)) AS loses,
       EXISTS (SELECT 1 FROM user_role r JOIN user_account u ON u.id = r.user_id
         WHERE r.role = 'admin' AND u.disabled_at IS NULL AND u.removed_at IS NULL
           AND (r.user_id <> $1 OR ($2::text IS NOT NULL AND r.project_id IS DISTINCT FROM $2))
           AND ($2::text IS NULL OR r.project_id IS NULL OR r.project_id = $2)) AS others`,
    [userId, projectId ?? null],
  );
  if (!row?.loses || row.others) return;
  throw new AppError('user.last-admin', said`"${{ userId }}" is the last admin`, { status: 409 });
}
