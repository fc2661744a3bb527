import type { JsonValue } from '@fermata/model';
import type { Transaction } from '../database/transaction.ts';
import { eventInfo, type StoredEvent } from './event-rows.ts';

/** What is on its way to one instance. */
export interface PendingDeliveries {
  /** The interpreter's EventInfo, oldest delivery first, each event once. */
  readonly events: readonly JsonValue[];
  /** To be said to {@link DeliveryRepository.sent}. */
  readonly numbers: readonly string[];
  /** Outbox rows that have nothing left to do once these are sent. */
  readonly wakes: readonly string[];
  /** There is more than these. */
  readonly hasMore: boolean;
}

const most = 100;
const mostCharacters = 400_000;

/** Events on their way to one instance, as the relay sends them. */
export class DeliveryRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The oldest deliveries. The wakes are read first: whatever they stand for is then among the deliveries. */
  async pending(instanceId: string): Promise<PendingDeliveries> {
    const ids = [this.#tx.projectId, instanceId];
    const wakes = await this.#tx.rows<{ id: string }>(
      `SELECT id::text AS id FROM outbox WHERE project_id = $1 AND lane = $2 AND kind = 'events'`,
      ids,
    );
    const rows = await this.#tx.rows<StoredEvent & { n: string }>(
      `SELECT d.n::text AS n, e.id, e.source, e.type, e.key, e.data, e.received_at AS "receivedAt"
       FROM event_delivery d JOIN event e ON e.project_id = d.project_id AND e.source = d.source AND e.id = d.event_id
       WHERE d.project_id = $1 AND d.instance_id = $2 ORDER BY d.n LIMIT ${most + 1}`,
      ids,
    );
    const fitting = rows.slice(0, fittingCount(rows));
    const hasMore = fitting.length < rows.length;
    return {
      events: once(fitting).map(eventInfo),
      numbers: fitting.map(({ n }) => n),
      wakes: hasMore ? [] : wakes.map(({ id }) => id),
      hasMore,
    };
  }

  /**
   * These were sent: they go, and the wakes with them; the relay's own row is left to the relay. What remains is that the
   * instance has had the event.
   */
  async sent({ numbers, wakes }: PendingDeliveries, ownId: string): Promise<void> {
    await this.#tx.run(
      `WITH gone AS (DELETE FROM event_delivery WHERE project_id = $1 AND n = ANY ($2)
         RETURNING project_id, instance_id, source, event_id)
       INSERT INTO instance_event (project_id, instance_id, source, event_id, sent_at)
       SELECT DISTINCT project_id, instance_id, source, event_id, $3::timestamptz FROM gone ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, numbers, this.#tx.now],
    );
    await this.#tx.run(
      `DELETE FROM outbox WHERE project_id = $1 AND kind = 'events' AND id = ANY ($2) AND id <> $3`,
      [this.#tx.projectId, wakes, ownId],
    );
  }
}

/** As many as one message may hold, at least one. */
function fittingCount(rows: readonly StoredEvent[]): number {
  let characters = 0;
  const count = rows.findIndex(({ data }, index) => {
    characters += JSON.stringify(data ?? null).length;
    return index === most || (index > 0 && characters > mostCharacters);
  });
  return count === -1 ? rows.length : count;
}

/** One event that several subscriptions of the instance wait for is said once. */
function once<T extends StoredEvent>(rows: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return rows.filter(({ source, id }) => {
    const identity = JSON.stringify([source, id]);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}
