import type { Transaction } from '../database/transaction.ts';
import { OpenTabs } from '../presence/open-tabs.ts';

/** Somebody who has a task open: its tab that does most, heard of last. */
export interface AtTask {
  readonly person: string;
  readonly name: string;
  readonly editing: boolean;
  readonly seenAt: Date;
}

/** Who has which task open. Who has not been heard of for 30 s is gone. */
export class TaskPresenceRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The acting person's tab looks at the task, or fills it in. */
  seen(taskId: string, tab: string, editing: boolean): Promise<void> {
    return this.#tabs(taskId).seen(tab, { editing }, ['editing']);
  }

  /** The acting person's tab is closed. */
  gone(taskId: string, tab: string): Promise<void> {
    return this.#tabs(taskId).gone(tab);
  }

  /** The other people who have the task open, each once. */
  async others(taskId: string, tab: string): Promise<readonly AtTask[]> {
    const rows = await this.#tabs(taskId).others<AtTask>(
      tab,
      `p.person, COALESCE((SELECT u.display_name FROM user_account u WHERE u.id = p.person), p.person) AS name,
       p.editing, p.seen_at AS "seenAt"`,
    );
    return onceEach(rows.filter(({ person }) => person !== this.#tx.acting.actor));
  }

  #tabs(taskId: string): OpenTabs {
    const change = { noun: 'task', objectId: taskId, what: 'presence' };
    const tell = (): void => this.#tx.change(change);
    return new OpenTabs(this.#tx, { table: 'task_presence', place: { task_id: taskId }, tell });
  }
}

function onceEach(rows: readonly AtTask[]): readonly AtTask[] {
  const people = new Map<string, AtTask>();
  for (const row of rows) {
    const known = people.get(row.person);
    const seenAt = known !== undefined && known.seenAt > row.seenAt ? known.seenAt : row.seenAt;
    people.set(row.person, { ...row, editing: row.editing || known?.editing === true, seenAt });
  }
  return [...people.values()];
}
