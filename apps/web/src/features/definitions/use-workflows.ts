'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { taken } from '../../shared/api/client.ts';
import { definitionsList } from '../../shared/api/generated/sdk.gen.ts';
import type { DefinitionSummaryAnswer } from '../../shared/api/generated/types.gen.ts';
import { useRefreshOn } from '../../shared/stream/use-changes.ts';
import type { WorkflowFilter } from './use-filter.ts';

/** A row of the list. */
export type WorkflowRow = DefinitionSummaryAnswer;

/** The key of all queries about the list. */
export const listKey = Object.freeze(['definitions', 'workflow'] as const);

/** Workflows by pages, kept as they are now. */
export function useWorkflows(filter: WorkflowFilter) {
  const { text, tag, shelf, order } = filter;
  useRefreshOn('definition', listKey);
  return useInfiniteQuery({
    queryKey: [...listKey, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      taken(
        definitionsList({
          query: {
            kind: 'workflow',
            order,
            ...(text === '' ? {} : { text }),
            ...(tag === '' ? {} : { tag }),
            ...(shelf === 'archived' ? { archived: true } : {}),
            ...(shelf === 'deleted' ? { deleted: true } : {}),
            ...(pageParam === undefined ? {} : { cursor: pageParam }),
          },
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
}
