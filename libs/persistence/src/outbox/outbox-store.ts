import type { Database } from '../database/open-database.ts';
import {
  OutboxRepository,
  type ClaimedMessage,
  type ClaimRequest,
  type OutboxKind,
} from './outbox.repository.ts';

/** The outbox as a relay needs it: each call its own short transaction over all projects. */
export class OutboxStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Claims due rows for a while. */
  claim(request: ClaimRequest): Promise<readonly ClaimedMessage[]> {
    return this.#database.inInstallation((tx) => new OutboxRepository(tx).claim(request));
  }

  /** Says that a claimed row was sent. */
  settle(id: string, owner: string): Promise<boolean> {
    return this.#database.inInstallation((tx) => new OutboxRepository(tx).settle(id, owner));
  }

  /** Puts a claimed row off. */
  postpone(id: string, owner: string, again: { availableAt: Date; error: string }): Promise<boolean> {
    return this.#database.inInstallation((tx) => new OutboxRepository(tx).postpone(id, owner, again));
  }

  /** Gives a claimed row up. */
  bury(id: string, owner: string, error: string): Promise<boolean> {
    return this.#database.inInstallation((tx) => new OutboxRepository(tx).bury(id, owner, error));
  }

  /** When the next row of these kinds may be claimed. */
  nextDueAt(kinds: readonly OutboxKind[]): Promise<Date | undefined> {
    return this.#database.inInstallation((tx) => new OutboxRepository(tx).nextDueAt(kinds));
  }

  /** Calls `wake` when rows were added. */
  listen(wake: () => void): Promise<() => void> {
    return this.#database.listen('fermata_outbox', wake);
  }
}
