'use client';
import { hashKey, type QueryClient } from '@tanstack/react-query';
import type { Task } from '../model/task.ts';
import { listKey, type Pages } from './lists.ts';

type Change = (rows: readonly Task[]) => readonly Task[];

/** Changes the rows of one list; all others are asked for again when somebody looks at them. */
export function changeRows(queries: QueryClient, queryKey: readonly unknown[], change: Change): void {
  queries.setQueryData<Pages>(queryKey, (pages) => pages && withRows(pages, change));
  const own = hashKey(queryKey);
  void queries.invalidateQueries({
    queryKey: listKey,
    refetchType: 'none',
    predicate: ({ queryHash }) => queryHash !== own,
  });
}

/** Changes one task in every list. */
export function changeRow(queries: QueryClient, id: string, change: (task: Task) => Task): void {
  queries.setQueriesData<Pages>(
    { queryKey: listKey },
    (pages) => pages && withRows(pages, (rows) => rows.map((row) => (row.id === id ? change(row) : row))),
  );
}

function withRows(pages: Pages, change: Change): Pages {
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: change(page.items) })) };
}

/** Forgets all pages behind the first, then asks for it again: the list as it is now. */
export function beginAgain(queries: QueryClient, queryKey: readonly unknown[]): Promise<void> {
  queries.setQueryData<Pages>(
    queryKey,
    (pages) => pages && { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) },
  );
  return queries.invalidateQueries({ queryKey, exact: true });
}
