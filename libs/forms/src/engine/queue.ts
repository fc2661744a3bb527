/** Things to do, the one of the lowest rank first; what is added while it waits is not added again. */
export class RankedQueue<T> {
  readonly #heap: { readonly rank: number; readonly key: string; readonly thing: T }[] = [];
  readonly #waiting = new Set<string>();

  add(key: string, rank: number, thing: T): void {
    if (this.#waiting.has(key)) return;
    this.#waiting.add(key);
    const heap = this.#heap;
    heap.push({ rank, key, thing });
    for (let at = heap.length - 1; at > 0;) {
      const above = (at - 1) >> 1;
      if (this.#rankAt(above) <= this.#rankAt(at)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  /** The next thing; undefined when nothing is left. */
  take(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined) return undefined;
    this.#waiting.delete(first.key);
    if (heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    return first.thing;
  }

  #sink(): void {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const least = this.#rankAt(left + 1) < this.#rankAt(left) ? left + 1 : left;
      if (this.#rankAt(least) >= this.#rankAt(at)) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #rankAt(index: number): number {
    return this.#heap[index]?.rank ?? Infinity;
  }

  #swap(one: number, other: number): void {
    const heap = this.#heap;
    const kept = heap[one];
    const moved = heap[other];
    if (kept !== undefined && moved !== undefined) [heap[one], heap[other]] = [moved, kept];
  }
}
