import { jsonParameter } from '../database/json.ts';
import { prepared } from '../database/prepared.ts';
import type { AuditEntry, Transaction } from '../database/transaction.ts';
import { auditHash, chainStart } from './audit-chain.ts';

interface Head {
  readonly number: number;
  readonly hash: string;
}

/** Writes the gathered change and audit entries; the last thing a transaction does before its commit. */
export async function writeTrail(tx: Transaction): Promise<void> {
  if (tx.audits.length === 0) return writeChanges(tx);
  let head = await headOf(tx);
  for (const entry of tx.audits) head = append(tx, head, entry);
}

const changes = `INSERT INTO change (project_id, noun, object_id, what, details, at)
  SELECT COALESCE(row->>'projectId', $1), row->>'noun', row->>'objectId', row->>'what', row->'details', $3
  FROM json_array_elements($2::json) WITH ORDINALITY AS list (row, place) ORDER BY place`;

function writeChanges(tx: Transaction): void {
  if (tx.changes.length > 0) tx.send(prepared(changes), parametersOf(tx));
}

function parametersOf(tx: Transaction): readonly unknown[] {
  const rows = tx.changes.map((entry) => ({ ...entry, details: entry.details ?? null }));
  return [tx.projectId, JSON.stringify(rows), tx.now];
}

/** Writes the changes, locks the chain until the commit and then looks at its end: one trip to the database. */
async function headOf(tx: Transaction): Promise<Head> {
  const head = await tx.row<Head>(
    prepared(`WITH written AS (${changes}) SELECT number, hash FROM fermata_audit_head($1)`),
    parametersOf(tx),
  );
  return head ?? { number: 0, hash: chainStart };
}

function append(tx: Transaction, head: Head, entry: AuditEntry): Head {
  const row = rowOf(tx, head, entry);
  const hash = auditHash(row);
  tx.send(
    prepared(`INSERT INTO audit (project_id, number, at, actor, credential, request_id, verb, object_type, object_id, outcome,
       before_hash, after_hash, reason, details, previous_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`),
    [...auditColumns(row), hash],
  );
  return { number: row.number, hash };
}

function auditColumns(row: ReturnType<typeof rowOf>): readonly unknown[] {
  const who = [row.projectId, row.number, row.at, row.actor, row.credential, row.requestId];
  const what = [
    row.verb,
    row.objectType,
    row.objectId,
    row.outcome,
    row.beforeHash,
    row.afterHash,
    row.reason,
  ];
  return [...who, ...what, jsonParameter(row.details), row.previousHash];
}

function rowOf(tx: Transaction, head: Head, entry: AuditEntry) {
  return {
    projectId: tx.projectId,
    number: head.number + 1,
    at: tx.now,
    actor: tx.acting.actor,
    credential: tx.acting.credential ?? null,
    requestId: tx.acting.requestId ?? null,
    verb: entry.verb,
    objectType: entry.objectType,
    objectId: entry.objectId,
    outcome: entry.outcome ?? ('allowed' as const),
    beforeHash: entry.beforeHash ?? null,
    afterHash: entry.afterHash ?? null,
    reason: entry.reason ?? null,
    details: entry.details ?? null,
    previousHash: head.hash,
  };
}
