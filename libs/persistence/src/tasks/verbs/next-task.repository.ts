import { Conditions } from '../../database/keyset.ts';
import type { Transaction } from '../../database/transaction.ts';
import type { TaskFilter } from '../inbox/task-filter.ts';
import { TaskListRepository } from '../task-list.repository.ts';
import type { TaskDetail, TaskViewer } from '../task-rows.ts';
import { takeableBy } from './people-of-task.ts';

/** Among which tasks the next one is sought: all, the same step of any instance, or any step of the same instance. */
export type NextMode = 'list' | 'pile' | 'chain';

/** What is sought. */
export interface NextSought {
  readonly mode: NextMode;
  /** The task just finished; needed by `pile` and `chain`. */
  readonly after?: TaskDetail | undefined;
  /** Tasks that were tried already. */
  readonly not: readonly string[];
}

/** How many tasks are looked at, and how many at a time. */
const mostPages = 10;
const pageSize = 50;

/** The next task of a person: what it holds before what it is offered; by priority, due time and age. */
export class NextTaskRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Finds it and keeps it from everybody else until the transaction ends; what another one takes at this moment is
   * passed over. Undefined = there is none now, or none among the first 500.
   */
  async find(sought: NextSought, viewer: TaskViewer): Promise<string | undefined> {
    const within = narrowed(sought);
    return (
      (await this.#search({ ...within, scope: 'held' }, sought, viewer)) ??
      this.#search({ ...within, scope: 'groups' }, sought, viewer)
    );
  }

  async #search(filter: TaskFilter, sought: NextSought, viewer: TaskViewer): Promise<string | undefined> {
    const list = new TaskListRepository(this.#tx);
    let more: { readonly cursor?: string } = {};
    for (let turn = 0; turn < mostPages; turn += 1) {
      const page = await list.list(filter, viewer, { limit: pageSize, ...more });
      const ids = page.items.map(({ id }) => id);
      const free = await this.#firstFree(ids, sought, viewer);
      if (free !== undefined || page.next === undefined) return free;
      more = { cursor: page.next };
    }
    return undefined;
  }

  async #firstFree(
    ids: readonly string[],
    { after, not }: NextSought,
    { userId }: TaskViewer,
  ): Promise<string | undefined> {
    const where = new Conditions()
      .add('t.project_id = ?', this.#tx.projectId)
      .add('t.id = ANY (?::text[])', ids)
      .require(`t.status IN ('offered', 'claimed')`)
      .add(takeableBy('?'), userId)
      .add('(t.assignee IS NULL OR t.assignee = ?)', userId)
      .add('(t.follow_up_at IS NULL OR t.follow_up_at <= ?)', this.#tx.now)
      .add('NOT t.id = ANY (?::text[])', after === undefined ? not : [...not, after.id]);
    const row = await this.#tx.row<{ id: string }>(
      `SELECT t.id FROM task t WHERE ${where.sql} ORDER BY array_position($2::text[], t.id)
       LIMIT 1 FOR UPDATE OF t SKIP LOCKED`,
      where.parameters,
    );
    return row?.id;
  }
}

function narrowed({ mode, after }: NextSought): TaskFilter {
  if (after === undefined || mode === 'list') return {};
  if (mode === 'chain') return { instanceId: after.instanceId };
  return { definition: after.definition, stepId: after.stepId };
}
