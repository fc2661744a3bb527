'use client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { DefinitionSummary, InstanceCounts, InstanceSummary, Page } from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import { definitionsList, instancesCounts, instancesList } from '../../../shared/api/generated/sdk.gen.ts';
import type { InstanceQuery } from '../model/filters.ts';

/** Keys of the queries of lists begin so. */
export const listKey = Object.freeze(['instances', 'list'] as const);

/** Instances by pages; the rows of before stay until those of another filter are there. */
export function useInstances(query: InstanceQuery, order: string) {
  return useInfiniteQuery({
    queryKey: [...listKey, query, order],
    queryFn: async ({ pageParam: cursor, signal }) => {
      const page = { ...query, order, ...(cursor === undefined ? {} : { cursor }) };
      return (await taken(instancesList({ query: page as never, signal }))) as Page<InstanceSummary>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** How many of each status fit the filters beside the status. */
export function useCounts(query: InstanceQuery) {
  const { status: _status, ...others } = query;
  return useQuery({
    queryKey: [...listKey, 'counts', others],
    queryFn: async ({ signal }) =>
      (await taken(instancesCounts({ query: others as never, signal }))) as InstanceCounts,
    placeholderData: keepPreviousData,
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
