interface Kept {
  readonly value: Promise<unknown>;
  /** Until when it is given to others; endless while it is being counted. */
  until: number;
}

const freshMs = 10_000;
/** Counting takes at most a tenth of the time, however large a project is. */
const restFactor = 10;
const mostKept = 500;

/**
 * Numbers that many look at and that cost a lot: counted once for all who ask at the same time, and given to everybody
 * for at least ten seconds. What failed is counted again for the next who asks.
 */
export class SharedCounts {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The value of this key; `count` makes it where there is none that is fresh. */
  take<T>(key: string, count: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > this.#now()) return kept.value as Promise<T>;
    this.#makeRoom();
    const begun = this.#now();
    const made: Kept = { value: count(), until: Infinity };
    this.#kept.set(key, made);
    made.value.then(
      () => {
        const ended = this.#now();
        made.until = ended + Math.max(freshMs, (ended - begun) * restFactor);
      },
      () => {
        if (this.#kept.get(key) === made) this.#kept.delete(key);
      },
    );
    return made.value as Promise<T>;
  }

  #makeRoom(): void {
    const now = this.#now();
    for (const [key, { until }] of this.#kept) if (until <= now) this.#kept.delete(key);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}
