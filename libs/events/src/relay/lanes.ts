import type { HeldMessage, OutboxPort } from './ports.ts';

interface Lane<K extends string> {
  readonly kind: K;
  readonly underWay: Map<string, Promise<void>>;
}

/** What lanes are made of. */
export interface LaneOptions<K extends string> {
  readonly kinds: readonly K[];
  readonly concurrency: number;
  readonly claim: (kind: K, limit: number) => ReturnType<OutboxPort<K>['claim']>;
  readonly send: (kind: K, message: HeldMessage) => Promise<void>;
  /** A place became free. */
  readonly onFree: () => void;
}

/** One lane for each kind of message, with places of its own: a receiver that hangs holds up its own kind only. */
export class Lanes<K extends string> {
  readonly #options: LaneOptions<K>;
  readonly #lanes: readonly Lane<K>[];

  constructor(options: LaneOptions<K>) {
    this.#options = options;
    this.#lanes = options.kinds.map((kind) => ({ kind, underWay: new Map<string, Promise<void>>() }));
  }

  /** Fills the free places; gives how many messages were taken. */
  async fill(): Promise<number> {
    let taken = 0;
    for (const lane of this.#lanes) taken += await this.#fill(lane);
    return taken;
  }

  /** What is being sent now. */
  underWay(): readonly Promise<void>[] {
    return this.#lanes.flatMap((lane) => [...lane.underWay.values()]);
  }

  /** The kinds that have a free place. */
  freeKinds(): readonly K[] {
    const { concurrency } = this.#options;
    return this.#lanes.filter((lane) => lane.underWay.size < concurrency).map((lane) => lane.kind);
  }

  async #fill(lane: Lane<K>): Promise<number> {
    const limit = this.#options.concurrency - lane.underWay.size;
    if (limit <= 0) return 0;
    const messages = await this.#options.claim(lane.kind, limit);
    for (const message of messages) this.#launch(lane, message);
    return messages.length;
  }

  /** A lease that ended while its message was under way comes back to this very relay: it is not sent twice at once. */
  #launch(lane: Lane<K>, message: HeldMessage): void {
    if (lane.underWay.has(message.id)) return;
    const sending = this.#options.send(lane.kind, message).finally(() => {
      lane.underWay.delete(message.id);
      this.#options.onFree();
    });
    lane.underWay.set(message.id, sending);
  }
}
