import type { JsonValue } from '@fermata/model';

/** `POST /events`: a CloudEvents 1.0 envelope in structured mode (the members we read). */
export interface PublishEventRequest {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** Correlation key. */
  readonly subject?: string;
  readonly data: JsonValue;
}

/** A stored event: `GET /events`. Times are RFC 3339. */
export interface EventRow {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly data?: JsonValue;
  readonly receivedAt: string;
  readonly state: 'matched' | 'unmatched';
  readonly instances: readonly string[];
  /** Why triggers did not match, in plain words. */
  readonly notes: readonly string[];
}

/** Answer of publishing: 202 for a new one, 200 for one that was known. */
export interface EventReceipt extends EventRow {
  readonly duplicate: boolean;
}
