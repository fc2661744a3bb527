import type { JsonValue } from '@fermata/model';
import { hashOf } from '../database/json.ts';

/** One row of the audit trail as it is hashed. */
export interface AuditRow {
  readonly projectId: string;
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly credential: string | null;
  readonly requestId: string | null;
  readonly verb: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly outcome: 'allowed' | 'denied';
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
  readonly reason: string | null;
  readonly details: JsonValue;
  readonly previousHash: string;
  readonly hash: string;
}

/** What stands before the first row of every chain. */
export const chainStart = '0'.repeat(64);

/** The hash of a row: over all of it and the hash of the row before. */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const { projectId, number, actor, credential, requestId, verb, objectType, objectId, outcome } = row;
  const { beforeHash, afterHash, reason, details, previousHash } = row;
  const what = { verb, objectType, objectId, outcome, beforeHash, afterHash, reason, details, previousHash };
  return hashOf({ projectId, number, at: row.at.toISOString(), actor, credential, requestId, ...what });
}

/** Where a chain is broken: the row whose content, number or link is not what was written. */
export interface ChainBreak {
  readonly number: number;
  readonly reason: 'content' | 'link' | 'gap';
}

/** Checks rows in order from the row before them (absent = from the start); gives the first break. */
export function findBreak(rows: readonly AuditRow[], before?: AuditRow): ChainBreak | undefined {
  let previous = before;
  for (const row of rows) {
    const reason = breakOf(row, previous);
    if (reason) return { number: row.number, reason };
    previous = row;
  }
  return undefined;
}

function breakOf(row: AuditRow, previous: AuditRow | undefined): ChainBreak['reason'] | undefined {
  if (row.number !== (previous?.number ?? 0) + 1) return 'gap';
  if (row.previousHash !== (previous?.hash ?? chainStart)) return 'link';
  return auditHash(row) === row.hash ? undefined : 'content';
}
