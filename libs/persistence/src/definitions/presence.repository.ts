import type { Transaction } from '../database/transaction.ts';
import type { DefinitionKey } from './definition-rows.ts';

/** Where somebody is in a draft. */
export interface Presence {
  /** One tab of one browser. */
  readonly tab: string;
  /** JSON Pointer of what is looked at; empty = the whole. */
  readonly place: string;
  /** Whether something is being changed, not only looked at. */
  readonly editing: boolean;
}

/** Somebody who has a draft open. */
export interface Present extends Presence {
  readonly person: string;
  readonly seenAt: Date;
}

/** Who has not been heard of for so long is gone. */
const GONE_MS = 30_000;

/** Who has which draft open. */
export class PresenceRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Says that a tab is there; a tab that belongs to somebody else is left to them. */
  async seen(key: DefinitionKey, { tab, place, editing }: Presence): Promise<void> {
    await this.#sweep(key);
    const before = await this.#tx.row<{ readonly tab: string }>(
      `SELECT tab FROM draft_presence WHERE project_id = $1 AND kind = $2 AND name = $3 AND tab = $4`,
      [...this.#place(key), tab],
    );
    await this.#tx.run(
      `INSERT INTO draft_presence AS p (project_id, kind, name, tab, person, place, editing, seen_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (project_id, kind, name, tab) DO UPDATE
         SET place = excluded.place, editing = excluded.editing, seen_at = excluded.seen_at
         WHERE p.person = excluded.person`,
      [...this.#place(key), tab, this.#tx.acting.actor, place, editing as never, this.#tx.now as never],
    );
    if (before === undefined) this.#tell(key);
  }

  /** Says that a tab is closed. */
  async gone(key: DefinitionKey, tab: string): Promise<void> {
    await this.#tx.run(
      `DELETE FROM draft_presence WHERE project_id = $1 AND kind = $2 AND name = $3 AND tab = $4 AND person = $5`,
      [...this.#place(key), tab, this.#tx.acting.actor],
    );
    this.#tell(key);
  }

  /** The other tabs that have the draft open, by person; at most 50. */
  others(key: DefinitionKey, tab: string): Promise<readonly Present[]> {
    return this.#tx.rows<Present>(
      `SELECT p.tab, p.person, p.place, p.editing, p.seen_at AS "seenAt" FROM draft_presence p
       WHERE p.project_id = $1 AND p.kind = $2 AND p.name = $3 AND p.tab <> $4 AND p.seen_at > $5
       ORDER BY p.person, p.tab LIMIT 50`,
      [...this.#place(key), tab, this.#since() as never],
    );
  }

  async #sweep(key: DefinitionKey): Promise<void> {
    await this.#tx.run(
      `DELETE FROM draft_presence WHERE project_id = $1 AND kind = $2 AND name = $3 AND seen_at <= $4`,
      [...this.#place(key), this.#since() as never],
    );
  }

  #tell(key: DefinitionKey): void {
    this.#tx.change({ noun: 'definition', objectId: `${key.kind}/${key.name}`, what: 'presence' });
  }

  #since(): Date {
    return new Date(this.#tx.now.getTime() - GONE_MS);
  }

  #place(key: DefinitionKey): string[] {
    return [this.#tx.projectId, key.kind, key.name];
  }
}
