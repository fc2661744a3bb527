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
  for (const { type, isExclusive } of wanted) {
    const lock = isExclusive ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
    await tx.rows(`SELECT ${lock}(hashtextextended($1, 4)) AS locked`, [`event ${tx.projectId} ${type}`]);
  }
}
