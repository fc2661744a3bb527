import type { Occurrence } from '@fermata/interpreter';
import type { Operation, Verdict } from '@fermata/contracts';

/** What arrives together is judged in this order (rule W4): a deadline loses to anything that came with it. */
const ranks = Object.freeze(['verb', 'answer', 'event', 'work', 'timer'] as const);

/** Who brought an occurrence. */
export type Rank = (typeof ranks)[number];

type Undated<T> = T extends unknown ? Omit<T, 'at'> : never;

/** An occurrence before it is judged; its time is the time of its judgement. */
export interface Arrival {
  readonly rank: Rank;
  readonly occurrence: Undated<Occurrence>;
  /** What an operator asked for, where the occurrence is that. */
  readonly operation?: Operation;
  /** Told in the same activation how the core judged it. */
  readonly judged?: (verdict: Verdict) => void;
}

/** Everything that has happened and is not judged yet. */
export interface Inbox {
  push(arrival: Arrival): void;
  isEmpty(): boolean;
  /** Empties the inbox: by rank, within a rank by arrival. */
  takeAll(): readonly Arrival[];
}

/** An empty inbox. Push only from a microtask, so that a whole activation has arrived before the loop wakes. */
export function createInbox(): Inbox {
  let arrivals: Arrival[] = [];
  return {
    push: (arrival) => void arrivals.push(arrival),
    isEmpty: () => arrivals.length === 0,
    takeAll() {
      const taken = arrivals;
      arrivals = [];
      return taken.length < 2 ? taken : taken.sort((a, b) => ranks.indexOf(a.rank) - ranks.indexOf(b.rank));
    },
  };
}
