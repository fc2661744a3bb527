/** What has become of an event in an instance (rule W2). */
export interface HeardEvent {
  /** Time of its receipt, epoch milliseconds. */
  readonly at: number;
  /** An unshared wait has used it up: nobody gets it again. */
  readonly used?: true;
  /** Steps whose shared waits have read it: once each. */
  readonly by?: readonly string[];
}

/** Events by source and id. */
export type Heard = Readonly<Record<string, HeardEvent>>;
