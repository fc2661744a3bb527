'use client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import type { DefinitionSummary, Page } from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import { definitionsList, taskListsList } from '../../../shared/api/generated/sdk.gen.ts';
import { useMe } from '../../../shared/session/use-me.ts';
import { useRefreshOn } from '../../../shared/stream/use-changes.ts';
import type { TaskQuery } from '../model/filters.ts';
import type { Task } from '../model/task.ts';
import { fetchCounts } from './doors.ts';

/** Keys of the lists of tasks begin so. */
export const listKey = Object.freeze(['tasks', 'list'] as const);

/** What the cache holds of one list. */
export type Pages = InfiniteData<Page<Task>, string | undefined>;

/** The rows of all pages that are there. */
export function rowsOf(pages: InfiniteData<Page<Task>, unknown> | undefined): readonly Task[] {
  return pages?.pages.flatMap(({ items }) => items) ?? [];
}

/** Rows of a page. */
export const pageSize = 100;
const countsKey = Object.freeze(['tasks', 'counts'] as const);
/** Counts may be this old while much happens. */
const gatherMs = 2_000;

/** One page of a list. */
export async function pageOf(query: TaskQuery, cursor?: string, signal?: AbortSignal): Promise<Page<Task>> {
  const page = { ...query, limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
  const options = { query: page as never, ...(signal === undefined ? {} : { signal }) };
  return (await taken(taskListsList(options))) as Page<Task>;
}

/** Tasks by pages. What changes comes by the stream: no page is asked for again as a whole. */
export function useTasks(query: TaskQuery) {
  return useInfiniteQuery({
    queryKey: [...listKey, query],
    queryFn: ({ pageParam, signal }) => pageOf(query, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 30_000,
  });
}

/** How many tasks each tab has; live. */
export function useCounts() {
  useRefreshOn('task', countsKey, { gatherMs });
  return useQuery({
    queryKey: countsKey,
    queryFn: ({ signal }) => fetchCounts(signal),
  });
}

/** The published workflows, for choosing one. */
export function useWorkflows() {
  return useQuery({
    queryKey: ['definitions', 'workflows', 'published'],
    queryFn: async ({ signal }) => {
      const query = { kind: 'workflow', limit: 200 } as const;
      const { items } = (await taken(definitionsList({ query, signal }))) as Page<DefinitionSummary>;
      return items.filter(({ latestVersion }) => latestVersion > 0);
    },
    staleTime: 60_000,
  });
}

/** Names of the groups that have tasks for the person, then the person's own. */
export function useGroups(): readonly string[] {
  const counted = useCounts().data?.byGroup.map(({ group }) => group) ?? [];
  const own = useMe().data?.groups ?? [];
  return [...new Set([...counted, ...own])];
}
