import { Inject, Injectable } from '@nestjs/common';
import type { BoundedCount, Page, TaskCounts, TaskSummary } from '@fermata/contracts';
import {
  Database,
  LoadRepository,
  TaskListRepository,
  type Day,
  type TaskFilter,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { viewerOf } from '../access/viewer.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { ListTasksQuery } from './list-tasks.dto.ts';
import { summaryAnswer } from './task.answer.ts';

/** Inboxes. */
@Injectable()
export class TaskListsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The inbox of the caller, page by page. */
  list(caller: Caller, query: ListTasksQuery): Promise<Page<TaskSummary>> {
    return this.#database.inProject(
      caller.projectId,
      async (tx) => {
        const viewer = await viewerOf(tx, caller.subject);
        const filter = await filterOf(tx, caller, query);
        const page = await new TaskListRepository(tx).list(filter, viewer, pageRequestOf(query));
        return { ...page, items: page.items.map(summaryAnswer) };
      },
      caller.acting,
    );
  }

  /** How many tasks fit; not for searches. */
  count(caller: Caller, query: ListTasksQuery): Promise<BoundedCount> {
    return this.#database.inProject(
      caller.projectId,
      async (tx) => {
        const viewer = await viewerOf(tx, caller.subject);
        return new TaskListRepository(tx).count(await filterOf(tx, caller, query), viewer);
      },
      caller.acting,
    );
  }

  /** How many tasks each view of the caller has. */
  counts(caller: Caller): Promise<TaskCounts> {
    return this.#database.inProject(
      caller.projectId,
      async (tx) => new TaskListRepository(tx).counts(await viewerOf(tx, caller.subject)),
      caller.acting,
    );
  }
}

async function filterOf(tx: Transaction, caller: Caller, query: ListTasksQuery): Promise<TaskFilter> {
  const { view = 'open', status, q, overdue, dueToday, doneToday, ...rest } = query;
  const { cursor: _cursor, limit: _limit, ...same } = rest;
  return present({
    ...same,
    scope: view,
    status: status === undefined ? undefined : [status],
    isOverdue: overdue,
    search: q,
    ...(dueToday === true && { isOverdue: false, dueBefore: (await todayOf(tx, caller)).until }),
    ...(doneToday === true && { closedAfter: (await todayOf(tx, caller)).from }),
  });
}

/** The day of the caller's zone. */
async function todayOf(tx: Transaction, { subject }: Caller): Promise<Day> {
  const load = new LoadRepository(tx);
  return load.dayIn(await load.zoneOf(subject.userId));
}
