import type { JsonValue } from '@fermata/model';

/** An event as it arrives, checked at the door. */
export interface IncomingEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Correlation key. */
  readonly key?: string;
  readonly data: JsonValue;
}

/** An event as it is stored. */
export interface StoredEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly key: string | null;
  readonly data: JsonValue;
  readonly receivedAt: Date;
  readonly state: 'matched' | 'unmatched';
  /** Why it stayed unmatched, where there is more to say than "nobody listens". */
  readonly reason: string | null;
  readonly causationDepth: number;
  /** The instance that emitted it. */
  readonly emittedBy: string | null;
}

/** What an event came to at one trigger. */
export interface Delivery {
  readonly definition: string;
  readonly triggerIndex: number;
  readonly version: number;
  readonly outcome: 'started' | 'refused';
  readonly reason: string | null;
  readonly instanceId: string | null;
}

/** An event trigger of the latest version of a workflow that is in use. */
export interface TriggerBinding {
  readonly definition: string;
  readonly version: number;
  readonly index: number;
  readonly eventType: string;
  /** CEL over `event`. */
  readonly filter: string | null;
  /** Template over `event`; null = the event's data. */
  readonly input: JsonValue;
  /** Template over `event`. */
  readonly businessKey: string | null;
  /** Template over `input`; counts where the trigger has no key of its own. */
  readonly definitionKey: string | null;
  readonly uniqueKey: boolean;
  /** The JSON Schema of the workflow's input; null = anything. */
  readonly inputSchema: JsonValue;
}

/** The columns of {@link StoredEvent}. */
export const eventColumns = `e.id, e.source, e.type, e.key, e.data, e.received_at AS "receivedAt", e.state, e.reason,
  e.causation_depth AS "causationDepth", e.emitted_by AS "emittedBy"`;

/** The columns of {@link Delivery}. */
export const deliveryColumns = `d.definition, d.trigger_index AS "triggerIndex", d.version, d.outcome, d.reason,
  d.instance_id AS "instanceId"`;

/** The columns of {@link TriggerBinding}. */
export const bindingColumns = `b.definition, b.version, b.trigger_index AS "index", b.event_type AS "eventType",
  b.filter, b.input, b.business_key AS "businessKey", b.definition_key AS "definitionKey",
  b.unique_key AS "uniqueKey", b.input_schema AS "inputSchema"`;

/** An event as expressions see it (rule D1): the interpreter's EventInfo. */
export function eventInfo(
  event: Pick<StoredEvent, 'id' | 'type' | 'source' | 'key' | 'data' | 'receivedAt'>,
): JsonValue {
  const { id, type, source, key, data } = event;
  return { id, type, source, key, data, receivedAt: event.receivedAt.toISOString() };
}
