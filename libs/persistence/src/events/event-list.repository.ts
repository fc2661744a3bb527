import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import { deliveryColumns, eventColumns, type Delivery, type StoredEvent } from './event-rows.ts';

/** Which events a list shows. */
export interface EventFilter {
  readonly type?: string;
  readonly source?: string;
  readonly state?: 'matched' | 'unmatched';
  readonly receivedAfter?: Date;
  readonly receivedBefore?: Date;
}

const newestFirst: readonly OrderColumn[] = Object.freeze([
  { sql: 'e.received_at', type: 'timestamptz', descending: true },
  { sql: 'e.source', type: 'text', descending: true },
  { sql: 'e.id', type: 'text', descending: true },
]);

/** Stored events, to read. */
export class EventListRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Events, newest first. */
  async list(filter: EventFilter, page: PageRequest = {}): Promise<Page<StoredEvent>> {
    const where = new Conditions()
      .add('e.project_id = ?', this.#tx.projectId)
      .addGiven('e.type = ?', filter.type)
      .addGiven('e.source = ?', filter.source)
      .addGiven('e.state = ?', filter.state)
      .addGiven('e.received_at >= ?', filter.receivedAfter)
      .addGiven('e.received_at < ?', filter.receivedBefore);
    const query = { columns: eventColumns, from: 'event e', where, order: newestFirst };
    return readPage<StoredEvent>(this.#tx, query, page);
  }

  /** One event with what it came to, or undefined. */
  async get(
    source: string,
    id: string,
  ): Promise<(StoredEvent & { readonly deliveries: readonly Delivery[] }) | undefined> {
    const place = [this.#tx.projectId, source, id];
    const event = await this.#tx.row<StoredEvent>(
      `SELECT ${eventColumns} FROM event e WHERE e.project_id = $1 AND e.source = $2 AND e.id = $3`,
      place,
    );
    if (!event) return undefined;
    const deliveries = await this.#tx.rows<Delivery>(
      `SELECT ${deliveryColumns} FROM delivery d WHERE d.project_id = $1 AND d.source = $2 AND d.event_id = $3
       ORDER BY d.definition, d.trigger_index`,
      place,
    );
    return { ...event, deliveries };
  }
}
