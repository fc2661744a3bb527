import { backoffMs, type Backoff } from './backoff.ts';
import { failureClass, failureText } from './failure.ts';
import type { Clock, HeldMessage, OutboxPort, RelayLog } from './ports.ts';

/**
 * Sends one message. It may come again at any time: what it does must be idempotent by an id in the payload. Once called
 * off it ends soon, by failing: the message is then sent again at once, by whoever takes it.
 */
export type MessageHandler = (message: HeldMessage, calledOff: AbortSignal) => Promise<void>;

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

  /** One attempt; whether the message was sent and is gone. */
  async send(message: HeldMessage, handler: MessageHandler, calledOff: AbortSignal): Promise<boolean> {
    try {
      return await this.#attempt(message, handler, calledOff);
    } catch (failure) {
      this.#options.log({ what: 'store-failed', key: message.key, error: failureText(failure) });
      return false;
    }
  }

  async #attempt(message: HeldMessage, handler: MessageHandler, calledOff: AbortSignal): Promise<boolean> {
    try {
      await handler(message, calledOff);
    } catch (failure) {
      await this.#failed(message, failure, calledOff.aborted);
      return false;
    }
    const { store, owner, log } = this.#options;
    const isSettled = await store.settle(message.id, owner);
    if (!isSettled) log({ what: 'lease-lost', key: message.key });
    return isSettled;
  }

  async #failed(message: HeldMessage, failure: unknown, isCalledOff: boolean): Promise<void> {
    const { store, owner, clock, log } = this.#options;
    const { id, key, attempts } = message;
    const error = failureText(failure);
    const isOver = this.#isOver(message, failure, isCalledOff);
    if (!isCalledOff || isOver) log({ what: isOver ? 'buried' : 'failed', key, attempts, error });
    const availableAt = new Date(clock.now() + (isCalledOff ? 0 : this.#waitMs(attempts)));
    await (isOver ? store.bury(id, owner, error) : store.postpone(id, owner, { availableAt, error }));
  }

  /** An attempt that was called off says nothing against the message, unless it came to a verdict on it. */
  #isOver({ attempts }: HeldMessage, failure: unknown, isCalledOff: boolean): boolean {
    const kind = failureClass(failure);
    const isLast = kind === 'unknown' && attempts >= this.#options.maxAttempts;
    return kind === 'permanent' || (isLast && !isCalledOff);
  }

  #waitMs(attempts: number): number {
    const { backoff, clock } = this.#options;
    return backoffMs(backoff, attempts, clock.random());
  }
}
