import { declaredTypesFor } from '@fermata/model';
import type { Transaction } from '../database/transaction.ts';

/**
 * Keeps receiving and subscribing apart, per declared type, until the transaction ends: who subscribes sees every event
 * that was received before, and who receives sees every subscription that was made before. Without it an event and a
 * subscription that are committed at the same moment would miss each other. Receiving does not hinder receiving.
 */
export async function lockEventTypes(
  tx: Transaction,
  { listening, received }: { readonly listening: readonly string[]; readonly received: readonly string[] },
): Promise<void> {
  if (listening.length + received.length === 0) return;
  const shared = received.flatMap(declaredTypesFor).filter((type) => !listening.includes(type));
  const wanted = [
    ...[...new Set(listening)].map((type) => ({ type, isExclusive: true })),
    ...[...new Set(shared)].map((type) => ({ type, isExclusive: false })),
  ].sort((a, b) => (a.type < b.type ? -1 : 1));
  await tx.rows(
    `SELECT CASE WHEN w.exclusive THEN pg_advisory_xact_lock(hashtextextended(w.name, 4))::text
       ELSE pg_advisory_xact_lock_shared(hashtextextended(w.name, 4))::text END AS locked
     FROM unnest($1::text[], $2::boolean[]) AS w (name, exclusive)`,
    [wanted.map(({ type }) => `event ${tx.projectId} ${type}`), wanted.map(({ isExclusive }) => isExclusive)],
  );
}
