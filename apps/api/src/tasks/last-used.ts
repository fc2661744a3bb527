const most = 200;

/** What was used last, by keys that mean the same for ever; of what has never been found nothing is kept. */
export class LastUsed<T extends object> {
  readonly #kept = new Map<string, T>();

  /** What is kept under the key, else what is made; forgets what has not been used for longest. */
  async of(key: string, make: () => Promise<T | undefined>): Promise<T | undefined> {
    const found = this.#kept.get(key) ?? (await make());
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest);
    return found;
  }
}
