import type { JsonValue } from '@fermata/model';

/** What an open visit listens for; all of it was fixed when the visit opened (rule W1). */
export interface Listening {
  /** Type of the event, or a pattern. */
  readonly event: string;
  readonly eventKey?: string;
  /** Condition over `event` and `constants`. */
  readonly where?: string;
  readonly constants: Readonly<Record<string, JsonValue>>;
  /** Time of receipt from which events count, epoch milliseconds. */
  readonly since: number;
  /** It reads events without using them up (rule W2). */
  readonly shared: boolean;
}
