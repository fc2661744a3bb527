import type { ProjectionWrite } from '@fermata/contracts';

/** How the buffer works; times in milliseconds. */
export interface BufferOptions {
  /** Longest time a write is kept back to gather others. Default 50. */
  readonly everyMs?: number;
  /** Writes of one database call. Default 500. */
  readonly batch?: number;
  /** Writes kept while the database is away; the oldest are dropped beyond it. Default 20,000. */
  readonly capacity?: number;
  readonly onDropped?: (count: number) => void;
  readonly onFailure?: (failure: unknown) => void;
}

/** Where a buffer hands its writes on. A batch is written whole or not at all. */
export interface BatchStore<Write> {
  writeBatch(writes: readonly Write[]): Promise<void>;
}

/**
 * The sink between durable points: takes writes without waiting and hands them on in batches, in order. A write is lost
 * only for lack of room; what is dropped is counted, and healed by the next durable point or the reconciler.
 */
export class ProjectionBuffer<Write = ProjectionWrite> {
  readonly #store: BatchStore<Write>;
  readonly #options: BufferOptions;
  #kept: Write[] = [];
  #underWay: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: BatchStore<Write>, options: BufferOptions = {}) {
    this.#store = store;
    this.#options = options;
  }

  /** How many writes wait. */
  get size(): number {
    return this.#kept.length;
  }

  write(write: Write): void {
    this.#kept.push(write);
    const excess = this.#kept.length - (this.#options.capacity ?? 20_000);
    if (excess > 0) {
      this.#kept.splice(0, excess);
      this.#options.onDropped?.(excess);
    }
    this.#arm();
  }

  /** Forgets kept writes that something else has written meanwhile; one that is being written is written. */
  drop(isWritten: (write: Write) => boolean): void {
    this.#kept = this.#kept.filter((write) => !isWritten(write));
  }

  /** Hands on what is kept; resolves when it is written or refused. Never rejects. */
  flush(): Promise<void> {
    this.#underWay ??= this.#writeAll().finally(() => {
      this.#underWay = undefined;
      this.#arm();
    });
    return this.#underWay;
  }

  /** Flushes a last time and stops. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#underWay;
    await this.flush();
  }

  #arm(): void {
    if (this.#isClosed || this.#timer !== undefined || this.#kept.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, this.#options.everyMs ?? 100);
  }

  async #writeAll(): Promise<void> {
    let isWritten = true;
    while (isWritten && this.#kept.length > 0) isWritten = await this.#writeOne();
  }

  async #writeOne(): Promise<boolean> {
    const writes = this.#kept.slice(0, this.#options.batch ?? 500);
    try {
      await this.#store.writeBatch(writes);
      const written = new Set(writes);
      this.#kept = this.#kept.filter((write) => !written.has(write));
      return true;
    } catch (failure) {
      this.#options.onFailure?.(failure);
      return false;
    }
  }
}
