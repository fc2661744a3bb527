import { defaultBackoff, type Backoff } from './backoff.ts';
import { hostClock } from './clock.ts';
import { failureText } from './failure.ts';
import { Lanes } from './lanes.ts';
import type { Clock, OutboxPort, RelayLog } from './ports.ts';
import { createPump } from './pump.ts';
import { Sender, type MessageHandler } from './sender.ts';

/** What a relay is made of. */
export interface RelayOptions<K extends string> {
  readonly store: OutboxPort<K>;
  /** One for each kind; kinds without one are left to other relays. */
  readonly handlers: Readonly<Partial<Record<K, MessageHandler>>>;
  /** Unique among all relays that run at the same time. */
  readonly owner: string;
  readonly clock?: Clock;
  /** How long a claimed row is nobody else's. Longer than a handler may take. Default 60 s. */
  readonly leaseMs?: number;
  /** Messages of one kind under way at once. Default 20. */
  readonly concurrency?: number;
  readonly backoff?: Backoff;
  /** After so many attempts a message with an unknown failure is given up. Default 20. */
  readonly maxAttempts?: number;
  /** Looks by itself this often. Default 5 s. */
  readonly idleMs?: number;
  readonly log?: RelayLog;
}

/** A relay from the outbox to its receivers. */
export interface Relay {
  start(): void;
  /**
   * Stops claiming and waits a moment for what is under way; then it calls the rest off and gives it back, so that
   * another relay sends it at once. A handler that does not heed the call is not waited for: its lease protects it.
   */
  stop(): Promise<void>;
  /** Claims and sends until nothing is due; gives how many messages it took. For tests and for scripts. */
  drain(): Promise<number>;
}

/** What is under way when a relay stops has so long to end by itself. */
const graceMs = 500;
/** What was called off has so long to end. */
const lastWordsMs = 4_500;

/**
 * Sends each message at least once and, since its receiver is idempotent, in effect once: a message is taken under a
 * lease, sent, and only then deleted. Killed at any point it leaves a row that another relay, or the next run, takes
 * when the lease has ended. Retryable failures wait as long as it takes; permanent ones are given up at once.
 */
export function createRelay<K extends string>(options: RelayOptions<K>): Relay {
  const { store, handlers, owner, clock = hostClock, leaseMs = 60_000, log = () => undefined } = options;
  const { backoff = defaultBackoff, maxAttempts = 20, concurrency = 20, idleMs = 5_000 } = options;
  const sender = new Sender({ store, owner, clock, backoff, maxAttempts, log });

  const lanes = new Lanes<K>({
    kinds: Object.keys(handlers) as K[],
    concurrency,
    claim: (places) => store.claim({ places, owner, leaseMs }),
    send: (kind, message, calledOff) => sender.send(message, handlers[kind] as MessageHandler, calledOff),
    onFree: () => pump.wake(),
  });

  const pump = createPump({
    // What is left is not due, or waits for a place: for both there is a wake-up.
    work: async () => {
      await lanes.fill();
      return 0;
    },
    listen: (wake) => store.listen(wake),
    nextAt: () => store.nextDueAt(lanes.freeKinds()),
    clock,
    idleMs,
    onFailure: (failure) => log({ what: 'store-failed', error: failureText(failure) }),
  });

  return {
    start: pump.start,
    async stop() {
      await pump.stop();
      await atMost(clock, graceMs, lanes.ended());
      lanes.callOff();
      await atMost(clock, lastWordsMs, lanes.ended());
    },
    async drain() {
      for (let taken = 0; ;) {
        const count = await lanes.fill();
        if (count === 0 && lanes.isEmpty()) return taken;
        taken += count;
        await lanes.ended();
      }
    },
  };
}

/** Waits for the work, but no longer than this. */
async function atMost(clock: Clock, ms: number, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  await Promise.race([work.finally(() => over.abort()), clock.wait(ms, over.signal)]);
}
