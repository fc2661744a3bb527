import { backoffMs, defaultBackoff, type Backoff } from './backoff.ts';
import { hostClock } from './clock.ts';
import { failureClass, failureText } from './failure.ts';
import type { Clock, HeldMessage, OutboxPort, RelayLog } from './ports.ts';
import { createPump } from './pump.ts';

/** Sends one message. It may come again at any time: what it does must be idempotent by an id in the payload. */
export type MessageHandler = (message: HeldMessage) => Promise<void>;

/** What a relay is made of. */
export interface RelayOptions<K extends string> {
  readonly store: OutboxPort<K>;
  /** One for each kind; kinds without one are left to other relays. */
  readonly handlers: Readonly<Partial<Record<K, MessageHandler>>>;
  /** Unique among all relays of the installation. */
  readonly owner: string;
  readonly clock?: Clock;
  /** How long a claimed row is nobody else's. Longer than a handler may take. Default 60 s. */
  readonly leaseMs?: number;
  /** Messages under way at once. Default 20. */
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
  /** Stops claiming and waits for what is under way. */
  stop(): Promise<void>;
  /** Claims and sends until nothing is due; gives how many messages it took. For tests and for scripts. */
  drain(): Promise<number>;
}

/**
 * Sends each message at least once and, since its receiver is idempotent, in effect once: a message is taken under a
 * lease, sent, and only then deleted. Killed at any point it leaves a row that another relay, or the next run, takes
 * when the lease has ended. Retryable failures wait as long as it takes; permanent ones are given up at once.
 */
export function createRelay<K extends string>(options: RelayOptions<K>): Relay {
  const {
    store,
    handlers,
    owner,
    clock = hostClock,
    leaseMs = 60_000,
    concurrency = 20,
    log = () => undefined,
  } = options;
  const kinds = Object.keys(handlers) as K[];
  const underWay = new Map<string, Promise<void>>();
  const send = createSender(options, clock, log);

  /** A lease that ended while its message was under way comes back to this very relay: it is not sent twice at once. */
  const launch = (message: HeldMessage) => {
    if (underWay.has(message.id)) return;
    const sending = send(message, handlers[message.kind as K] as MessageHandler).finally(() => {
      underWay.delete(message.id);
      pump.wake();
    });
    underWay.set(message.id, sending);
  };

  const work = async () => {
    const limit = concurrency - underWay.size;
    if (limit <= 0) return 0;
    const messages = await store.claim({ kinds, owner, limit, leaseMs });
    messages.forEach(launch);
    return messages.length;
  };

  const nextAt = async () => (underWay.size < concurrency ? store.nextDueAt(kinds) : undefined);
  const listen = (wake: () => void) => store.listen(wake);
  const onFailure = (failure: unknown) => log({ what: 'store-failed', error: failureText(failure) });
  const pump = createPump({ work, listen, nextAt, clock, idleMs: options.idleMs ?? 5_000, onFailure });

  return {
    start: pump.start,
    async stop() {
      await pump.stop();
      await Promise.all(underWay.values());
    },
    async drain() {
      let taken = 0;
      for (;;) {
        const count = await work();
        if (count === 0 && underWay.size === 0) return taken;
        taken += count;
        await Promise.all(underWay.values());
      }
    },
  };
}

type Send = (message: HeldMessage, handler: MessageHandler) => Promise<void>;

function createSender<K extends string>(options: RelayOptions<K>, clock: Clock, log: RelayLog): Send {
  const { store, owner, backoff = defaultBackoff, maxAttempts = 20 } = options;

  const failed = async (message: HeldMessage, failure: unknown) => {
    const { id, key, attempts } = message;
    const error = failureText(failure);
    const kind = failureClass(failure);
    const isOver = kind === 'permanent' || (kind === 'unknown' && attempts >= maxAttempts);
    log({ what: isOver ? 'buried' : 'failed', key, attempts, error });
    const availableAt = new Date(clock.now() + backoffMs(backoff, attempts, clock.random()));
    await (isOver ? store.bury(id, owner, error) : store.postpone(id, owner, { availableAt, error }));
  };

  const attempt = async (message: HeldMessage, handler: MessageHandler) => {
    try {
      await handler(message);
    } catch (failure) {
      return failed(message, failure);
    }
    if (!(await store.settle(message.id, owner))) log({ what: 'lease-lost', key: message.key });
  };

  /** When the store cannot be told, the lease ends by itself and the message is sent again. */
  return (message, handler) =>
    attempt(message, handler).catch((failure: unknown) => {
      log({ what: 'store-failed', key: message.key, error: failureText(failure) });
    });
}
