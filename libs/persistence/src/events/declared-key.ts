import { declaredTypesFor } from '@fermata/model';
import type { Transaction } from '../database/transaction.ts';
import type { IncomingEvent } from './event-rows.ts';
import type { TriggerMatcher } from './trigger-matcher.ts';

/**
 * The correlation key of an event: as it was sent, else as the event definition of its type says (the most specific one
 * that says anything). A key that cannot be worked out is none.
 */
export async function correlationKey(
  tx: Transaction,
  matcher: TriggerMatcher,
  event: IncomingEvent,
): Promise<string | null> {
  if (event.key !== undefined) return event.key;
  const declared = await tx.row<{ key: string }>(
    `SELECT v.body->>'key' AS key FROM definition d JOIN definition_version v
       ON v.project_id = d.project_id AND v.kind = d.kind AND v.name = d.name AND v.version = d.latest_version
     WHERE d.project_id = $1 AND d.kind = 'event' AND d.deleted_at IS NULL AND v.body->>'key' IS NOT NULL
       AND COALESCE(v.body->>'type', d.name) = ANY ($2)
     ORDER BY length(COALESCE(v.body->>'type', d.name)) DESC, d.name LIMIT 1`,
    [tx.projectId, declaredTypesFor(event.type)],
  );
  if (declared === undefined) return null;
  return matcher.key({ ...event, key: null, receivedAt: tx.now }, declared.key) ?? null;
}
