import type { JsonValue } from '@fermata/model';

/**
 * What reaches a running instance from outside without an answer: an event for one of its subscriptions, or the end of a
 * child that it awaits. Sent in order by the relay, perhaps more than once; the core drops what it knows.
 */
export type Delivery =
  | {
      readonly type: 'event';
      /** The interpreter's EventInfo. */
      readonly event: JsonValue;
    }
  | ChildEnd;

/** How a child ended for the step that awaits it (rule S2). */
export type ChildEnd =
  | { readonly type: 'completed'; readonly work: string; readonly output: JsonValue }
  | {
      readonly type: 'failed';
      readonly work: string;
      /** The interpreter's ErrorInfo. */
      readonly error: JsonValue;
    }
  /** The step awaited a child that it had not started, and does so no longer. */
  | { readonly type: 'cancelled'; readonly work: string };
