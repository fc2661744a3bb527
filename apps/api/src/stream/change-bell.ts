import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@fermata/persistence';
import { DATABASE } from '../runtime/providers.ts';

/** Rings for all readers of this process when changes have been numbered: one listening connection serves them all. */
@Injectable()
export class ChangeBell implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #database: Database;
  #waiting = new Set<() => void>();
  #unlisten: () => void = () => undefined;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#unlisten = await this.#database.listen('fermata_change_numbered', () => this.#ring());
  }

  onApplicationShutdown(): void {
    this.#unlisten();
    this.#ring();
  }

  /** Resolves at the next ring, after `withinMs`, or when the reader goes. */
  next(withinMs: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        gone.removeEventListener('abort', done);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, withinMs);
      gone.addEventListener('abort', done);
      this.#waiting.add(done);
    });
  }

  #ring(): void {
    const ringing = this.#waiting;
    this.#waiting = new Set();
    for (const wake of ringing) wake();
  }
}
