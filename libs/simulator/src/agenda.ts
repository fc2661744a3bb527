/** Something that is to happen at a moment of virtual time. */
export interface Entry<T> {
  readonly at: number;
  /** Among entries of one moment the lower rank comes first, then the one that was put first. */
  readonly rank: number;
  readonly what: T;
}

/** What is to come, in order: a heap, so that long simulations stay linear. */
export interface Agenda<T> {
  put(entry: Entry<T>): void;
  /** Takes the next entry out. */
  next(): Entry<T> | undefined;
}

interface Slot<T> extends Entry<T> {
  readonly seq: number;
}

/** An empty agenda. */
export function createAgenda<T>(): Agenda<T> {
  const heap: Slot<T>[] = [];
  let seq = 0;
  return {
    put(entry) {
      seq += 1;
      heap.push({ ...entry, seq });
      rise(heap, heap.length - 1);
    },
    next() {
      const [first] = heap;
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) {
        heap[0] = last;
        sink(heap, 0);
      }
      return first;
    },
  };
}

function isBefore<T>(a: Slot<T> | undefined, b: Slot<T> | undefined): boolean {
  if (a === undefined || b === undefined) return a !== undefined;
  return a.at - b.at < 0 || (a.at === b.at && (a.rank < b.rank || (a.rank === b.rank && a.seq < b.seq)));
}

function rise<T>(heap: Slot<T>[], start: number): void {
  for (let at = start; at > 0;) {
    const parent = (at - 1) >> 1;
    if (!isBefore(heap[at], heap[parent])) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink<T>(heap: Slot<T>[], start: number): void {
  for (let at = start; ;) {
    const [left, right] = [at * 2 + 1, at * 2 + 2];
    const least = isBefore(heap[right], heap[left]) ? right : left;
    if (!isBefore(heap[least], heap[at])) return;
    swap(heap, at, least);
    at = least;
  }
}

function swap<T>(heap: Slot<T>[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]];
  if (one === undefined || other === undefined) return;
  heap[a] = other;
  heap[b] = one;
}
