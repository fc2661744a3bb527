import { backoffMs, type Backoff } from './backoff.ts';
import { failureClass, failureText } from './failure.ts';
import type { Clock, HeldMessage, OutboxPort, RelayLog } from './ports.ts';

/** Sends one message. It may come again at any time: what it does must be idempotent by an id in the payload. */
export type MessageHandler = (message: HeldMessage) => Promise<void>;

/** What a sender is made of. */
export interface SenderOptions {
  readonly store: Pick<OutboxPort, 'settle' | 'postpone' | 'bury'>;
  readonly owner: string;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly maxAttempts: number;
  readonly log: RelayLog;
}

/**
 * Hands one message to its handler and tells the store what came of it. Never fails: when the store cannot be told, the
 * lease ends by itself and the message is sent again.
 */
export class Sender {
  readonly #options: SenderOptions;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** One attempt. */
  async send(message: HeldMessage, handler: MessageHandler): Promise<void> {
    try {
      await this.#attempt(message, handler);
    } catch (failure) {
      this.#options.log({ what: 'store-failed', key: message.key, error: failureText(failure) });
    }
  }

  async #attempt(message: HeldMessage, handler: MessageHandler): Promise<void> {
    try {
      await handler(message);
    } catch (failure) {
      return this.#failed(message, failure);
    }
    const { store, owner, log } = this.#options;
    if (!(await store.settle(message.id, owner))) log({ what: 'lease-lost', key: message.key });
  }

  async #failed(message: HeldMessage, failure: unknown): Promise<void> {
    const { store, owner, clock, backoff, maxAttempts, log } = this.#options;
    const { id, key, attempts } = message;
    const error = failureText(failure);
    const kind = failureClass(failure);
    const isOver = kind === 'permanent' || (kind === 'unknown' && attempts >= maxAttempts);
    log({ what: isOver ? 'buried' : 'failed', key, attempts, error });
    const availableAt = new Date(clock.now() + backoffMs(backoff, attempts, clock.random()));
    await (isOver ? store.bury(id, owner, error) : store.postpone(id, owner, { availableAt, error }));
  }
}
