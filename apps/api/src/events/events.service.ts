import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type EventReceipt, type EventRow, type Page } from '@fermata/contracts';
import { createTriggerMatcher } from '@fermata/events';
import {
  Database,
  EventListRepository,
  EventRepository,
  eventConflict,
  type Delivery,
  type IncomingEvent,
  type StoredEvent,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { ListEventsQuery, PublishEventDto } from './event.dto.ts';

/** Events over the inbox: one transaction stores, matches and starts. */
@Injectable()
export class EventsService {
  readonly #database: Database;
  readonly #matcher = createTriggerMatcher();

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Takes an event in. A conflict is answered after its audit row is committed. */
  async publish(caller: Caller, body: PublishEventDto): Promise<EventReceipt> {
    const { id, source, type, subject, data } = body;
    const event: IncomingEvent = { id, source, type, data, ...present({ key: subject }) };
    const receipt = await this.#database.inProject(
      caller.projectId,
      (tx) => new EventRepository(tx, this.#matcher).receive(event),
      caller.acting,
    );
    if (receipt.outcome === 'conflict') throw eventConflict(event);
    return { ...rowAnswer(receipt.event, receipt.deliveries), duplicate: receipt.outcome === 'duplicate' };
  }

  /** Stored events, newest first, without payloads. */
  list(caller: Caller, query: ListEventsQuery): Promise<Page<EventRow>> {
    const { type, source, state } = query;
    return this.#database.inProject(caller.projectId, async (tx) => {
      const page = await new EventListRepository(tx).list(
        present({ type, source, state }),
        pageRequestOf(query),
      );
      return { ...page, items: page.items.map((event) => rowAnswer(event, [])) };
    });
  }

  /** One event, whole. */
  get(caller: Caller, source: string, id: string): Promise<EventRow> {
    return this.#database.inProject(caller.projectId, async (tx) => {
      const event = await new EventListRepository(tx).get(source, id);
      if (event === undefined) {
        throw new AppError('event.unknown', said`There is no event ${{ source }}/${{ id }}`, { status: 404 });
      }
      return { ...rowAnswer(event, event.deliveries), data: event.data };
    });
  }
}

function rowAnswer(event: StoredEvent, deliveries: readonly Delivery[]): EventRow {
  const refused = deliveries.filter((delivery) => delivery.outcome === 'refused');
  const notes = refused.map((delivery) => `${delivery.definition}: ${delivery.reason ?? 'refused'}`);
  return {
    id: event.id,
    source: event.source,
    type: event.type,
    receivedAt: event.receivedAt.toISOString(),
    state: event.state,
    instances: deliveries.flatMap((delivery) => delivery.instanceId ?? []),
    notes: event.reason === null ? notes : [event.reason, ...notes],
    ...present({ subject: event.key }),
  };
}
