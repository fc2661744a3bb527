'use client';
import { useQuery } from '@tanstack/react-query';
import type { BoundedCount } from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import { taskListsCount } from '../../../shared/api/generated/sdk.gen.ts';
import { useRefreshOn } from '../../../shared/stream/use-changes.ts';
import type { TaskQuery } from '../model/filters.ts';

const foundKey = Object.freeze(['tasks', 'found'] as const);
/** Counts may be this old while much happens. */
const gatherMs = 2_000;

/** How many tasks fit a query; live. Undefined while it is not known, and where words are sought. */
export function useFound(query: TaskQuery): BoundedCount | undefined {
  useRefreshOn('task', foundKey, { gatherMs });
  const { data } = useQuery({
    queryKey: [...foundKey, query],
    queryFn: async ({ signal }) => (await taken(taskListsCount({ query, signal }))) as BoundedCount,
    enabled: query['q'] === undefined,
  });
  return data;
}
