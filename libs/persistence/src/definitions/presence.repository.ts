import type { Transaction } from '../database/transaction.ts';
import { OpenTabs } from '../presence/open-tabs.ts';
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

/** Who has which draft open. Who has not been heard of for 30 s is gone. */
export class PresenceRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Says that a tab is there; a tab that belongs to somebody else is left to them. */
  seen(key: DefinitionKey, { tab, place, editing }: Presence): Promise<void> {
    return this.#tabs(key).seen(tab, { place, editing });
  }

  /** Says that a tab is closed. */
  gone(key: DefinitionKey, tab: string): Promise<void> {
    return this.#tabs(key).gone(tab);
  }

  /** The other tabs that have the draft open, by person; at most 50. */
  others(key: DefinitionKey, tab: string): Promise<readonly Present[]> {
    return this.#tabs(key).others<Present>(tab, 'p.tab, p.person, p.place, p.editing, p.seen_at AS "seenAt"');
  }

  #tabs({ kind, name }: DefinitionKey): OpenTabs {
    const change = { noun: 'definition', objectId: `${kind}/${name}`, what: 'presence' };
    const tell = (): void => this.#tx.change(change);
    return new OpenTabs(this.#tx, { table: 'draft_presence', place: { kind, name }, tell });
  }
}
