import type { MayStand } from '@fermata/contracts';
import type { Subscribe } from '@fermata/interpreter';
import { declaredTypesFor } from '@fermata/model';
import type { Transaction } from '../database/transaction.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import type { StoredEvent } from './event-rows.ts';

/**
 * What instances listen for (rule W1). Each event of the type and key that was received at `since` or later reaches each
 * subscription once, those received before the subscription included, oldest first; the core decides who takes it.
 */
export class SubscriptionRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Opens a subscription and delivers what has come before it. One that stands already, of this very opening, stays, and
   * what it has drawn is delivered again: gives since when it listens. One of an opening that has not come to be is
   * replaced. The caller holds the lock of its type, and the row of the instance.
   */
  async open(instanceId: string, wanted: Wanted): Promise<number | undefined> {
    const { subscription, event, eventKey, since } = wanted;
    const standing = await this.#standing(instanceId, subscription);
    if (standing !== undefined && standing.since.getTime() >= since) return undefined;
    const stays = standing !== undefined && isOfThisOpening(standing, wanted);
    const from = stays ? standing.since : new Date(since);
    if (standing !== undefined) await this.close(instanceId, subscription);
    await this.#tx.run(
      `INSERT INTO subscription (project_id, instance_id, subscription, event_type, event_key, since)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [this.#tx.projectId, instanceId, subscription, event, eventKey ?? null, from],
    );
    await this.#deliverEarlier({ instanceId, subscription, event, from }, eventKey);
    return stays ? from.getTime() : undefined;
  }

  #standing(instanceId: string, subscription: string): Promise<Standing | undefined> {
    return this.#tx.row<Standing>(
      `SELECT event_type AS event, event_key AS "eventKey", since FROM subscription
       WHERE project_id = $1 AND instance_id = $2 AND subscription = $3`,
      [this.#tx.projectId, instanceId, subscription],
    );
  }

  async #deliverEarlier(
    wanted: { instanceId: string; subscription: string; event: string; from: Date },
    eventKey: string | undefined,
  ): Promise<void> {
    const { instanceId, subscription, event, from } = wanted;
    const isPattern = event.endsWith('.*');
    const stem = isPattern ? event.slice(0, -2) : event;
    const added = await this.#tx.rows<Added>(
      `WITH added AS (
       INSERT INTO event_delivery (project_id, instance_id, subscription, source, event_id)
       SELECT e.project_id, $2, $3, e.source, e.id FROM event e
       WHERE e.project_id = $1 AND e.received_at >= $4 AND ($5::text IS NULL OR e.key = $5)
         AND (e.type = $6 ${isPattern ? `OR starts_with(e.type, $6 || '.')` : ''})
       ORDER BY e.received_at, e.source, e.id
       ON CONFLICT DO NOTHING RETURNING instance_id, n, source, event_id), matched AS (
       UPDATE event e SET state = 'matched' FROM added a
       WHERE e.project_id = $1 AND e.source = a.source AND e.id = a.event_id AND e.state <> 'matched')
       SELECT instance_id AS "instanceId", n::text AS n FROM added ORDER BY n LIMIT 1`,
      [this.#tx.projectId, instanceId, subscription, from, eventKey ?? null, stem],
    );
    await this.#wake(added);
  }

  /** Ends a subscription; what was still on its way to it is dropped. */
  async close(instanceId: string, subscription: string): Promise<void> {
    const ids = [this.#tx.projectId, instanceId, subscription];
    const one = 'WHERE project_id = $1 AND instance_id = $2 AND subscription = $3';
    await this.#tx.run(`DELETE FROM subscription ${one}`, ids);
    await this.#tx.run(`DELETE FROM event_delivery ${one}`, ids);
  }

  /** Ends all subscriptions of an instance. */
  async closeAll(instanceId: string): Promise<void> {
    const ids = [this.#tx.projectId, instanceId];
    await this.#tx.run('DELETE FROM subscription WHERE project_id = $1 AND instance_id = $2', ids);
    await this.#tx.run('DELETE FROM event_delivery WHERE project_id = $1 AND instance_id = $2', ids);
  }

  /** Puts a new event on its way to everyone who listens; says how many do. The caller holds the lock of its type. */
  async deliver(event: StoredEvent): Promise<number> {
    const added = await this.#tx.rows<Added>(
      `INSERT INTO event_delivery (project_id, instance_id, subscription, source, event_id)
       SELECT s.project_id, s.instance_id, s.subscription, $2, $3 FROM subscription s
       WHERE s.project_id = $1 AND s.event_type = ANY ($4) AND (s.event_key IS NULL OR s.event_key = $5)
         AND s.since <= $6
       ORDER BY s.instance_id, s.subscription
       ON CONFLICT DO NOTHING RETURNING instance_id AS "instanceId", n::text AS n`,
      [this.#tx.projectId, event.source, event.id, declaredTypesFor(event.type), event.key, event.receivedAt],
    );
    const first = new Map(added.map((row) => [row.instanceId, row]));
    await this.#wake([...first.values()]);
    return added.length;
  }

  async #wake(added: readonly Added[]): Promise<void> {
    for (const { instanceId, n } of added) {
      await new OutboxRepository(this.#tx).add({
        kind: 'events',
        key: `events/${instanceId}/${n}`,
        lane: instanceId,
        payload: { instanceId },
      });
    }
  }
}

/** A subscription as a durable point asks for it. */
type Wanted = Subscribe & MayStand;

interface Standing {
  readonly event: string;
  readonly eventKey: string | null;
  readonly since: Date;
}

function isOfThisOpening(standing: Standing, { event, eventKey, mayStandSince }: Wanted): boolean {
  if (mayStandSince === undefined || standing.since.getTime() < mayStandSince) return false;
  return standing.event === event && standing.eventKey === (eventKey ?? null);
}

interface Added {
  readonly instanceId: string;
  readonly n: string;
}
