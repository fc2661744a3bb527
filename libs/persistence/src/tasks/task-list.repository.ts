import { pageLimit, pageOf, writeCursor, type Page, type PageRequest } from '../database/keyset.ts';
import type { Transaction } from '../database/transaction.ts';
import { doneKeys, isDone } from './inbox/done-keys.ts';
import { boundedCount, enough, inboxCounts } from './inbox/inbox-counts.ts';
import { inboxKeys, type Narrowing } from './inbox/inbox-keys.ts';
import { keyCursor, keyOrder, startAfter, type KeyQuery } from './inbox/key-query.ts';
import type { BoundedCount, InboxCounts, TaskFilter } from './inbox/task-filter.ts';
import { WordRepository, type Sought } from './inbox/word.repository.ts';
import { offeredTo, taskSummaryColumns, type TaskSummary, type TaskViewer } from './task-rows.ts';
import { helpedBy } from './verbs/people-of-task.ts';

interface Key {
  readonly id: string;
  readonly cursorValues: readonly string[];
}

/** How many tasks a search by common words looks at for one page: few first, since most often they are enough. */
const walks: readonly number[] = Object.freeze([200, 600]);

/** Inboxes: pages that cost what they show, however many tasks there are. */
export class TaskListRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * The tasks that fit, page by page. A search by nothing but very common words may give a page that is not full and has
   * a next one all the same. Fails with `cursor.invalid` (400) for a cursor of another order.
   */
  async list(filter: TaskFilter, viewer: TaskViewer, page: PageRequest = {}): Promise<Page<TaskSummary>> {
    const { search, ...rest } = filter;
    if (search === undefined) return this.#page(this.#keys(rest, viewer), page);
    if (isInstance(search))
      return this.#page(this.#keys({ ...rest, instanceId: search.trim() }, viewer), page);
    const sought = await new WordRepository(this.#tx).seek(search);
    return this.#search(sought, (narrowing) => this.#keys(rest, viewer, narrowing), page);
  }

  /** Which of these tasks the viewer may see. */
  async visible(ids: readonly string[], viewer: TaskViewer): Promise<ReadonlySet<string>> {
    const rows = await this.#tx.rows<{ id: string }>(
      `SELECT t.id FROM task t WHERE t.project_id = $1 AND t.id = ANY ($2)
         AND ($3 OR t.assignee = ANY ($4::text[]) OR ${offeredTo('$4', '$5')} OR ${helpedBy('$6')})`,
      [this.#tx.projectId, ids, viewer.all, viewer.users, viewer.see, viewer.userId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many tasks fit, counted up to 1,000: `exact` says whether there are more. Not for searches. */
  async count(filter: TaskFilter, viewer: TaskViewer): Promise<BoundedCount> {
    const { where, tasks } = this.#keys(filter, viewer);
    const row = await this.#tx.row<{ count: number }>(
      `SELECT count(*)::int AS count FROM (${tasks(enough)}) AS bounded`,
      where.parameters,
    );
    return boundedCount(row?.count ?? 0);
  }

  /** The numbers beside the tabs, in one trip to the database. */
  counts(viewer: TaskViewer): Promise<InboxCounts> {
    return inboxCounts(this.#tx, viewer);
  }

  #keys(filter: TaskFilter, viewer: TaskViewer, narrowing: Narrowing = {}): KeyQuery {
    const keys = isDone(filter) ? doneKeys : inboxKeys;
    return keys(this.#tx, filter, viewer, narrowing);
  }

  async #search(
    sought: Sought,
    keys: (narrowing?: Narrowing) => KeyQuery,
    page: PageRequest,
  ): Promise<Page<TaskSummary>> {
    if (sought.kind === 'nothing') return { items: [] };
    if (sought.kind === 'common') return this.#walk(keys, sought.words, page);
    const found = await this.#page(keys({ words: sought }), page);
    const isAll = found.items.length > 0 || sought.otherwise === undefined;
    return isAll ? found : this.#search(sought.otherwise, keys, page);
  }

  /** Only the row that a page may end with tells where the next begins. */
  async #page(query: KeyQuery, page: PageRequest): Promise<Page<TaskSummary>> {
    startAfter(query, page);
    const limit = pageLimit(page);
    const rows = await this.#tx.rows<TaskSummary & Key>(
      `WITH keys AS (SELECT k.*, row_number() OVER (ORDER BY ${keyOrder(query.order)}) AS place
         FROM (${query.sql(limit + 1)}) AS k)
       SELECT ${taskSummaryColumns}, CASE WHEN keys.place = ${limit} THEN ${keyCursor(query.order)} END AS "cursorValues"
       FROM keys JOIN task t ON t.project_id = $1 AND t.id = keys.id ORDER BY keys.place`,
      query.where.parameters,
    );
    return pageOf(rows, limit);
  }

  /** Goes on until the page is full, the list ends, or enough was looked at. */
  async #walk(
    query: () => KeyQuery,
    words: readonly string[],
    page: PageRequest,
  ): Promise<Page<TaskSummary>> {
    const limit = pageLimit(page);
    const found: Key[] = [];
    let place: PageRequest = page;
    for (const some of walks) {
      if (found.length > limit) break;
      const keys = await this.#next(query(), place, some);
      const fitting = await new WordRepository(this.#tx).having(
        keys.map(({ id }) => id),
        words,
      );
      found.push(...keys.filter(({ id }) => fitting.has(id)));
      const last = keys.at(-1);
      if (last === undefined || keys.length < some) {
        place = {};
        break;
      }
      place = { cursor: writeCursor(last.cursorValues) };
    }
    const { items, next } = pageOf(found, limit);
    const more = next ?? place.cursor;
    return { items: await this.#whole(items), ...(more === undefined ? {} : { next: more }) };
  }

  #next(query: KeyQuery, place: PageRequest, most: number): Promise<readonly Key[]> {
    startAfter(query, place);
    return this.#tx.rows<Key>(
      `WITH keys AS (${query.sql(most)})
       SELECT keys.id, ${keyCursor(query.order)} AS "cursorValues" FROM keys ORDER BY ${keyOrder(query.order)}`,
      query.where.parameters,
    );
  }

  async #whole(keys: readonly { readonly id: string }[]): Promise<readonly TaskSummary[]> {
    return this.#tx.rows<TaskSummary>(
      `SELECT ${taskSummaryColumns} FROM unnest($2::text[]) WITH ORDINALITY AS keys (id, place)
       JOIN task t ON t.project_id = $1 AND t.id = keys.id ORDER BY keys.place`,
      [this.#tx.projectId, keys.map(({ id }) => id)],
    );
  }
}

function isInstance(search: string): boolean {
  return /^\s*i-[0-9a-f]{32}\s*$/.test(search);
}
