import type { HeldMessage, OutboxPort, Places } from './ports.ts';

/** What lanes are made of. */
export interface LaneOptions<K extends string> {
  readonly kinds: readonly K[];
  readonly concurrency: number;
  readonly claim: (places: readonly Places<K>[]) => ReturnType<OutboxPort<K>['claim']>;
  /** Answers whether the message is done with: then nothing comes of it later. Aborted = called off. */
  readonly send: (kind: K, message: HeldMessage, calledOff: AbortSignal) => Promise<boolean>;
  /** There may be work that nobody tells of: a full lane has a place again, or a message is due again later. */
  readonly onFree: () => void;
}

/** A message that is being sent. A controller of its own: what listens to it is forgotten with the message. */
interface Sending {
  readonly off: AbortController;
  readonly ended: Promise<void>;
}

type UnderWay = Map<string, Sending>;

/** One lane for each kind of message, with places of its own: a receiver that hangs holds up its own kind only. */
export class Lanes<K extends string> {
  readonly #options: LaneOptions<K>;
  readonly #lanes: ReadonlyMap<string, UnderWay>;

  constructor(options: LaneOptions<K>) {
    this.#options = options;
    this.#lanes = new Map(options.kinds.map((kind) => [kind, new Map<string, Sending>()]));
  }

  /**
   * Fills the free places, all with one claim; gives how many messages were taken. Afterwards a lane is full, or nothing
   * of its kind is due.
   */
  async fill(): Promise<number> {
    const places = this.#places();
    if (places.length === 0) return 0;
    const messages = await this.#options.claim(places);
    for (const message of messages) this.#launch(message);
    return messages.length;
  }

  /** Whether nothing is being sent now. */
  isEmpty(): boolean {
    return this.#underWay().length === 0;
  }

  /** Resolves when everything that is being sent now has come to an end. */
  async ended(): Promise<void> {
    await Promise.all(this.#underWay().map(({ ended }) => ended));
  }

  /** Calls off everything that is being sent now. */
  callOff(): void {
    for (const { off } of this.#underWay()) off.abort();
  }

  /** The kinds that have a free place. */
  freeKinds(): readonly K[] {
    return this.#places().map(({ kind }) => kind);
  }

  #underWay(): readonly Sending[] {
    return [...this.#lanes.values()].flatMap((lane) => [...lane.values()]);
  }

  #places(): readonly Places<K>[] {
    const { kinds, concurrency } = this.#options;
    return kinds
      .map((kind) => ({ kind, count: concurrency - (this.#lanes.get(kind)?.size ?? 0) }))
      .filter(({ count }) => count > 0);
  }

  /** A lease that ended while its message was under way comes back to this very relay: it is not sent twice at once. */
  #launch(message: HeldMessage): void {
    const lane = this.#lanes.get(message.kind);
    if (lane === undefined || lane.has(message.id)) return;
    const off = new AbortController();
    const ended = this.#options.send(message.kind as K, message, off.signal).then((isDone) => {
      const wasFull = lane.size >= this.#options.concurrency;
      lane.delete(message.id);
      if (wasFull || !isDone) this.#options.onFree();
    });
    lane.set(message.id, { off, ended });
  }
}
