import type { Transaction } from '../database/transaction.ts';
import { OperationRepository } from '../instances/operation.repository.ts';
import {
  fleetColumns,
  type DueFleet,
  type Fleet,
  type FleetCounts,
  type MemberState,
  type MemberVerdict,
} from './fleet-rows.ts';

/** Share of failures is judged from so many verdicts on. */
const judgedFrom = 10;

const none: FleetCounts = Object.freeze({
  chosen: 0,
  possible: 0,
  impossible: 0,
  sent: 0,
  accepted: 0,
  refused: 0,
  failed: 0,
});

/** Id of the operation that a fleet sends to each of its instances. */
export function fleetOperationId(fleetId: string): string {
  return `fleet/${fleetId}`;
}

/** Fleets as the background works at them. All calls may be repeated; whoever dies is followed by another. */
export class FleetWorkRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Claims one due fleet of any project until `leaseUntil`. */
  claim(leaseUntil: Date): Promise<DueFleet | undefined> {
    return this.#tx.row<DueFleet>(
      `WITH due AS (
         SELECT project_id, id FROM fleet WHERE status IN ('previewing', 'running') AND next_at <= $1
           AND (lease_until IS NULL OR lease_until <= $1)
         ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE fleet f SET lease_until = $2 FROM due
       WHERE f.project_id = due.project_id AND f.id = due.id
       RETURNING f.project_id AS "projectId", ${fleetColumns}`,
      [this.#tx.now, leaseUntil],
    );
  }

  /** The next instances in a state, in their order. */
  async next(fleetId: string, state: MemberState, limit: number): Promise<readonly string[]> {
    const rows = await this.#tx.rows<{ instanceId: string }>(
      `SELECT instance_id AS "instanceId" FROM fleet_member
       WHERE project_id = $1 AND fleet_id = $2 AND state = $3 ORDER BY place LIMIT $4`,
      [this.#tx.projectId, fleetId, state, limit],
    );
    return rows.map(({ instanceId }) => instanceId);
  }

  /** Writes verdicts down. */
  async judge(fleetId: string, verdicts: readonly MemberVerdict[]): Promise<void> {
    await this.#tx.run(
      `UPDATE fleet_member m SET state = v.state, bucket = v.bucket
       FROM json_to_recordset($3::json) AS v ("instanceId" text, state text, bucket text)
       WHERE m.project_id = $1 AND m.fleet_id = $2 AND m.instance_id = v."instanceId"`,
      [this.#tx.projectId, fleetId, JSON.stringify(verdicts)],
    );
  }

  /** Sends the verb to one instance, once. A closed instance refuses it at once, with an error that is its bucket. */
  async send(fleet: Fleet, instanceId: string): Promise<void> {
    const { id, verb, reason, target, createdBy: actor } = fleet;
    const operation = { id: fleetOperationId(id), verb, reason, actor, ...target };
    await new OperationRepository(this.#tx).request(instanceId, operation);
    await this.judge(id, [{ instanceId, state: 'sent', bucket: 'sent' }]);
  }

  /** How an instance has taken what a fleet sent; nothing for other operations. */
  async settle(operationId: string, verdict: MemberVerdict): Promise<void> {
    if (!operationId.startsWith('fleet/')) return;
    await this.#tx.run(
      `UPDATE fleet_member SET state = $4, bucket = $5
       WHERE project_id = $1 AND fleet_id = $2 AND instance_id = $3 AND state = 'sent'`,
      [
        this.#tx.projectId,
        operationId.slice('fleet/'.length),
        verdict.instanceId,
        verdict.state,
        verdict.bucket,
      ],
    );
  }

  async counts(fleetId: string): Promise<FleetCounts> {
    const rows = await this.#tx.rows<{ state: MemberState; count: number }>(
      `SELECT state, count(*)::int AS count FROM fleet_member WHERE project_id = $1 AND fleet_id = $2 GROUP BY state`,
      [this.#tx.projectId, fleetId],
    );
    return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }

  /** Gives the fleet back: previewed, halted by too many failures, done, or to be gone on with at `nextAt`. */
  async release(fleet: Fleet, nextAt: Date): Promise<void> {
    const outcome = outcomeOf(fleet, await this.counts(fleet.id));
    await this.#tx.run(
      `UPDATE fleet SET lease_until = NULL, next_at = $3,
         status = CASE WHEN status = $4 THEN $5 ELSE status END,
         halt_reason = CASE WHEN status = $4 THEN $6 ELSE halt_reason END,
         ended_at = CASE WHEN $5 = 'done' THEN $7::timestamptz ELSE ended_at END
       WHERE project_id = $1 AND id = $2`,
      [
        this.#tx.projectId,
        fleet.id,
        nextAt,
        fleet.status,
        outcome.status,
        outcome.haltReason ?? null,
        this.#tx.now,
      ],
    );
  }
}

/** Where a fleet stands after a batch. */
export function outcomeOf(
  fleet: Pick<Fleet, 'status' | 'stopAtShare'>,
  counts: FleetCounts,
): { readonly status: Fleet['status']; readonly haltReason?: string } {
  if (fleet.status === 'previewing') return { status: counts.chosen === 0 ? 'previewed' : 'previewing' };
  const wrong = counts.refused + counts.failed;
  const judged = counts.accepted + wrong;
  if (judged >= judgedFrom && wrong / judged > fleet.stopAtShare)
    return { status: 'halted', haltReason: `${wrong} of ${judged} were refused` };
  return { status: counts.possible + counts.sent === 0 ? 'done' : 'running' };
}
