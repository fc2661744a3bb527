import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { Transaction } from '@fermata/persistence';

/** Who is given a right. */
export interface Grantee {
  readonly granteeKind: 'user' | 'group';
  readonly grantee: string;
}

/** Refuses rights for people and groups that are not there: `grantee.unknown` (422), naming them all. */
export async function demandGrantees(tx: Transaction, grantees: readonly Grantee[]): Promise<void> {
  const unknown = await tx.rows<Grantee>(
    `SELECT DISTINCT g."granteeKind", g.grantee FROM json_to_recordset($2::json) AS g ("granteeKind" text, grantee text)
     WHERE CASE g."granteeKind"
       WHEN 'user' THEN NOT EXISTS (SELECT 1 FROM user_account u WHERE u.id = g.grantee AND u.removed_at IS NULL)
       ELSE NOT EXISTS (SELECT 1 FROM user_group n
         WHERE n.project_id = $1 AND n.name = g.grantee AND n.removed_at IS NULL) END`,
    [tx.projectId, JSON.stringify(grantees)],
  );
  if (unknown.length === 0) return;
  const names = unknown.map(({ granteeKind, grantee }) => `${granteeKind} ${grantee}`);
  throw new AppError('grantee.unknown', said`There is no ${{ names: names.join(', ') }}`, {
    status: 422,
    details: { unknown },
  });
}
