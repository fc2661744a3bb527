import { Client } from 'pg';

/** What the database reports while nobody asked: lost connections and the like. */
export type DatabaseLog = (message: string, failure?: unknown) => void;

type Wake = () => void;

/**
 * One connection that listens for NOTIFY. It connects again by itself; after each new connection every subscriber is
 * woken once, since what was notified in between is lost. So a wake-up means "look", never "there is exactly one".
 */
export class Listener {
  readonly #url: string;
  readonly #log: DatabaseLog;
  readonly #subscribers = new Map<string, Set<Wake>>();
  #client: Client | undefined;
  #connecting: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, log: DatabaseLog) {
    this.#url = url;
    this.#log = log;
  }

  /** Calls `wake` whenever the channel is notified; the answer ends that. */
  async subscribe(channel: string, wake: Wake): Promise<() => void> {
    const wakes = this.#subscribers.get(channel) ?? new Set<Wake>();
    this.#subscribers.set(channel, wakes.add(wake));
    if (this.#client) await this.#client.query(`LISTEN ${channel}`).catch(() => undefined);
    else await this.#connect();
    return () => wakes.delete(wake);
  }

  /** Ends the connection and all subscriptions. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#subscribers.clear();
    await this.#connecting;
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  #connect(): Promise<void> {
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  async #open(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'fermata-listen',
      keepAlive: true,
    });
    client.on('error', (failure) => this.#lost(client, failure));
    client.on('end', () => this.#lost(client));
    client.on('notification', (notification) => this.#wake(notification.channel));
    try {
      await client.connect();
      for (const channel of this.#subscribers.keys()) await client.query(`LISTEN ${channel}`);
      this.#client = client;
      for (const channel of this.#subscribers.keys()) this.#wake(channel);
    } catch (failure) {
      this.#lost(client, failure);
    }
  }

  #lost(client: Client, failure?: unknown): void {
    if (this.#client === client) this.#client = undefined;
    client.removeAllListeners('end');
    void client.end().catch(() => undefined);
    if (this.#closed || this.#client) return;
    this.#log('the listening connection is lost: connecting again', failure);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#connect(), 500);
    this.#retry.unref();
  }

  #wake(channel: string): void {
    for (const wake of this.#subscribers.get(channel) ?? []) wake();
  }
}
