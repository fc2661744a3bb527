import { AppError } from '@fermata/contracts';
import { declaredTypesFor, said } from '@fermata/model';
import { hashOf, jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import { StartRepository } from '../instances/start.repository.ts';
import {
  bindingColumns,
  deliveryColumns,
  eventColumns,
  eventInfo,
  type Delivery,
  type IncomingEvent,
  type StoredEvent,
  type TriggerBinding,
} from './event-rows.ts';
import { correlationKey } from './declared-key.ts';
import { lockEventTypes } from './event-locks.ts';
import { SubscriptionRepository } from './subscription.repository.ts';
import type { TriggerMatcher, TriggerVerdict } from './trigger-matcher.ts';

/** The source of everything that instances emit; nobody else may send from it. */
export const emissionSource = 'fermata';

/** Longest chain of events that start instances that emit events. */
const deepestCausation = 16;

/** What became of an event. A conflict is a value, so that its audit row is committed. */
export interface Receipt {
  readonly outcome: 'accepted' | 'duplicate' | 'conflict';
  readonly event: StoredEvent;
  readonly deliveries: readonly Delivery[];
}

/** Where an emission comes from. */
export interface Emission {
  readonly instanceId: string;
  readonly causationDepth: number;
}

/** The inbox: each event once by (source, id), matched and delivered in the transaction that stores it. */
export class EventRepository {
  readonly #tx: Transaction;
  readonly #matcher: TriggerMatcher;

  constructor(tx: Transaction, matcher: TriggerMatcher) {
    this.#tx = tx;
    this.#matcher = matcher;
  }

  /**
   * Stores the event, with the instances it starts, the waits it is on its way to, and their outbox rows. The same event again is a `duplicate` and
   * changes nothing; other content under the same source and id is a `conflict`, is audited, and changes nothing.
   */
  async receive(event: IncomingEvent, emission?: Emission): Promise<Receipt> {
    if (event.source === emissionSource && !emission) {
      throw new AppError('event.source', said`the source "${{ emissionSource }}" is reserved`, {
        status: 403,
      });
    }
    await lockEventTypes(this.#tx, { listening: [], received: [event.type] });
    const bodyHash = hashOf([event.type, event.key ?? null, event.data]);
    const isNew = await this.#insert(event, bodyHash, emission);
    if (!isNew) return this.#seenBefore(event, bodyHash);
    const stored = await this.#stored(event);
    const deliveries = await this.#deliver(stored);
    const waits = await new SubscriptionRepository(this.#tx).deliver(stored);
    return { outcome: 'accepted', event: await this.#conclude(stored, deliveries, waits), deliveries };
  }

  async #insert(event: IncomingEvent, bodyHash: string, emission?: Emission): Promise<boolean> {
    const key = await correlationKey(this.#tx, this.#matcher, event);
    const what = [event.source, event.id, event.type, key, jsonParameter(event.data), bodyHash];
    const depth = emission ? emission.causationDepth : 0;
    const inserted = await this.#tx.run(
      `INSERT INTO event (project_id, source, id, type, key, data, body_hash, received_at, state, causation_depth,
         emitted_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'unmatched', $9, $10) ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, ...what, this.#tx.now, depth, emission?.instanceId ?? null],
    );
    return inserted === 1;
  }

  async #seenBefore(event: IncomingEvent, bodyHash: string): Promise<Receipt> {
    const stored = await this.#stored(event);
    const deliveries = await this.#tx.rows<Delivery>(
      `SELECT ${deliveryColumns} FROM delivery d WHERE d.project_id = $1 AND d.source = $2 AND d.event_id = $3
       ORDER BY d.definition, d.trigger_index`,
      [this.#tx.projectId, event.source, event.id],
    );
    if (stored.bodyHash === bodyHash) return { outcome: 'duplicate', event: stored, deliveries };
    const objectId = `${event.source}/${event.id}`;
    const hashes = { beforeHash: stored.bodyHash, afterHash: bodyHash };
    this.#tx.audit({ verb: 'event.receive', objectType: 'event', objectId, outcome: 'denied', ...hashes });
    return { outcome: 'conflict', event: stored, deliveries };
  }

  async #stored(event: IncomingEvent): Promise<StoredEvent & { readonly bodyHash: string }> {
    const row = await this.#tx.row<StoredEvent & { bodyHash: string }>(
      `SELECT ${eventColumns}, e.body_hash AS "bodyHash" FROM event e
       WHERE e.project_id = $1 AND e.source = $2 AND e.id = $3`,
      [this.#tx.projectId, event.source, event.id],
    );
    if (!row) throw new Error(`event ${event.source}/${event.id} was stored and is not there`);
    return row;
  }

  async #deliver(event: StoredEvent): Promise<readonly Delivery[]> {
    if (event.causationDepth > deepestCausation) return [];
    const deliveries: Delivery[] = [];
    for (const binding of await this.#bindings(event.type)) {
      const delivery = await this.#deliverTo(event, binding);
      if (delivery) deliveries.push(delivery);
    }
    return deliveries;
  }

  /** The triggers that listen for a type, of workflows in use; one index lookup. */
  #bindings(type: string): Promise<readonly TriggerBinding[]> {
    return this.#tx.rows<TriggerBinding>(
      `SELECT ${bindingColumns} FROM trigger_binding b JOIN definition f
         ON f.project_id = b.project_id AND f.kind = 'workflow' AND f.name = b.definition
       WHERE b.project_id = $1 AND b.event_type = ANY ($2) AND f.deleted_at IS NULL AND f.archived_at IS NULL
       ORDER BY b.definition, b.trigger_index`,
      [this.#tx.projectId, declaredTypesFor(type)],
    );
  }

  async #deliverTo(event: StoredEvent, binding: TriggerBinding): Promise<Delivery | undefined> {
    const verdict = this.#matcher.judge(event, binding);
    if (!verdict.starts && verdict.reason === undefined) return undefined;
    const { definition, version, index: triggerIndex } = binding;
    const came = verdict.starts ? await this.#start(event, binding, verdict) : refused(verdict.reason);
    const delivery = { definition, triggerIndex, version, ...came };
    await this.#tx.run(
      `INSERT INTO delivery (project_id, source, event_id, definition, trigger_index, version, outcome, reason,
         instance_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [this.#tx.projectId, event.source, event.id, definition, triggerIndex, version].concat([
        delivery.outcome,
        delivery.reason as never,
        delivery.instanceId as never,
      ]),
    );
    return delivery;
  }

  async #start(
    event: StoredEvent,
    binding: TriggerBinding,
    verdict: TriggerVerdict & { starts: true },
  ): Promise<Pick<Delivery, 'outcome' | 'reason' | 'instanceId'>> {
    const { businessKey, isUnique } = verdict;
    try {
      const { instance } = await new StartRepository(this.#tx).requestStart({
        definition: binding.definition,
        version: binding.version,
        input: verdict.input,
        trigger: { type: 'event', event: eventInfo(event) },
        triggerName: `event/${binding.index}`,
        key: JSON.stringify([event.source, event.id]),
        startedBy: `event:${event.source}`,
        causationDepth: event.causationDepth,
        ...(businessKey === undefined ? {} : { businessKey }),
        ...(businessKey !== undefined && isUnique ? { uniqueKey: businessKey } : {}),
      });
      return { outcome: 'started', reason: null, instanceId: instance.id };
    } catch (failure) {
      if (failure instanceof AppError && !failure.retryable) return refused(failure.code);
      throw failure;
    }
  }

  async #conclude(event: StoredEvent, deliveries: readonly Delivery[], waits: number): Promise<StoredEvent> {
    const isMatched = waits > 0 || deliveries.some((delivery) => delivery.outcome === 'started');
    const state = isMatched ? 'matched' : 'unmatched';
    const reason = event.causationDepth > deepestCausation ? 'causation.depth' : null;
    await this.#tx.run(
      'UPDATE event SET state = $4, reason = $5 WHERE project_id = $1 AND source = $2 AND id = $3',
      [this.#tx.projectId, event.source, event.id, state, reason],
    );
    const details = { type: event.type, state };
    this.#tx.change({ noun: 'event', objectId: `${event.source}/${event.id}`, what: 'received', details });
    return { ...event, state, reason };
  }
}

/** The failure to answer with when a receipt says `conflict`. */
export function eventConflict(event: IncomingEvent): AppError {
  const message = said`an event ${{ source: event.source }}/${{ id: event.id }} with other content is stored already`;
  return new AppError('event.conflict', message, { status: 409 });
}

function refused(reason = 'unknown'): Pick<Delivery, 'outcome' | 'reason' | 'instanceId'> {
  return { outcome: 'refused', reason, instanceId: null };
}
