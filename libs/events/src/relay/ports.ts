import type { JsonValue } from '@fermata/model';

/** A row that this relay holds for a while. */
export interface HeldMessage {
  readonly id: string;
  readonly projectId: string;
  readonly kind: string;
  readonly key: string;
  readonly payload: JsonValue;
  /** This attempt included. */
  readonly attempts: number;
}

/** How many messages of one kind may be taken. */
export interface Places<K extends string = string> {
  readonly kind: K;
  readonly count: number;
}

/** Port: the outbox. Each call is a transaction of its own; an owner whose lease has ended is answered false. */
export interface OutboxPort<K extends string = string> {
  /** Of each kind the oldest that are due, as many as there are places for it. */
  claim(request: {
    readonly places: readonly Places<K>[];
    readonly owner: string;
    readonly leaseMs: number;
  }): Promise<readonly HeldMessage[]>;
  settle(id: string, owner: string): Promise<boolean>;
  postpone(id: string, owner: string, again: { availableAt: Date; error: string }): Promise<boolean>;
  bury(id: string, owner: string, error: string): Promise<boolean>;
  nextDueAt(kinds: readonly K[]): Promise<Date | undefined>;
  listen(wake: () => void): Promise<() => void>;
}

/** Port: time, so that tests need not wait for it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** 0 to 1, for jitter. */
  random(): number;
  /** Resolves after `ms`, or when aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** What happened that an operator should read. */
export interface RelayLog {
  (entry: {
    readonly what: 'failed' | 'buried' | 'store-failed' | 'lease-lost';
    readonly key?: string;
    readonly attempts?: number;
    readonly error?: string;
  }): void;
}
