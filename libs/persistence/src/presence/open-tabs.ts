import type { Transaction } from '../database/transaction.ts';

/** A table of open tabs: `project_id`, the columns of what is open, `tab`, `person`, `seen_at`, and what a tab says. */
export interface TabTable {
  readonly table: string;
  /** What is open, by column. */
  readonly place: Readonly<Record<string, string>>;
  /** Tells readers of the change stream that somebody has come, gone, or does something else. */
  readonly tell: () => void;
}

/** What one tab says, by column. */
export type TabSays = Readonly<Record<string, string | boolean>>;

/** Who has not been heard of for so long is gone. */
const GONE_MS = 30_000;
const mostShown = 50;

/** Who has something open, tab by tab. Tables and columns are the room's own words, never a caller's. */
export class OpenTabs {
  readonly #tx: Transaction;
  readonly #what: TabTable;
  readonly #where: string;
  readonly #values: readonly unknown[];

  constructor(tx: Transaction, what: TabTable) {
    this.#tx = tx;
    this.#what = what;
    const columns = ['project_id', ...Object.keys(what.place)];
    this.#where = columns.map((column, index) => `${column} = $${index + 1}`).join(' AND ');
    this.#values = [tx.projectId, ...Object.values(what.place)];
  }

  /**
   * The acting person's tab is there and says so much. A tab that belongs to somebody else is left to them. `told` are
   * the columns whose change others are told of; that a tab is still there is news to nobody.
   */
  async seen(tab: string, says: TabSays, told: readonly string[] = []): Promise<void> {
    const swept = await this.#sweep();
    const before = await this.#row(tab);
    await this.#upsert(tab, says);
    const isNews = before === undefined || told.some((column) => before[column] !== says[column]);
    if (isNews || swept > 0) this.#what.tell();
  }

  /** The acting person's tab is closed. */
  async gone(tab: string): Promise<void> {
    const next = this.#values.length + 1;
    const changed = await this.#tx.run(
      `DELETE FROM ${this.#what.table} WHERE ${this.#where} AND tab = $${next} AND person = $${next + 1}`,
      [...this.#values, tab, this.#tx.acting.actor],
    );
    if (changed > 0) this.#what.tell();
  }

  /** The other tabs, by person, at most 50: `columns` of each. */
  others<T>(tab: string, columns: string): Promise<readonly T[]> {
    const next = this.#values.length + 1;
    return this.#tx.rows<T>(
      `SELECT ${columns} FROM ${this.#what.table} p WHERE ${this.#where} AND tab <> $${next} AND seen_at > $${next + 1}
       ORDER BY person, tab LIMIT ${mostShown}`,
      [...this.#values, tab, this.#since()],
    );
  }

  #row(tab: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    return this.#tx.row(
      `SELECT * FROM ${this.#what.table} WHERE ${this.#where} AND tab = $${this.#values.length + 1}`,
      [...this.#values, tab],
    );
  }

  async #upsert(tab: string, says: TabSays): Promise<void> {
    const said = Object.keys(says);
    const key = ['project_id', ...Object.keys(this.#what.place), 'tab'];
    const columns = [...key, 'person', 'seen_at', ...said];
    const values = columns.map((_column, index) => `$${index + 1}`).join(', ');
    const set = ['seen_at', ...said].map((column) => `${column} = excluded.${column}`).join(', ');
    await this.#tx.run(
      `INSERT INTO ${this.#what.table} AS p (${columns.join(', ')}) VALUES (${values})
       ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set} WHERE p.person = excluded.person`,
      [...this.#values, tab, this.#tx.acting.actor, this.#tx.now, ...Object.values(says)],
    );
  }

  #sweep(): Promise<number> {
    return this.#tx.run(
      `DELETE FROM ${this.#what.table} WHERE ${this.#where} AND seen_at <= $${this.#values.length + 1}`,
      [...this.#values, this.#since()],
    );
  }

  #since(): Date {
    return new Date(this.#tx.now.getTime() - GONE_MS);
  }
}
