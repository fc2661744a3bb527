'use client';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { DeskLoad, Page, ReviewRequest, Sampling } from '@fermata/contracts';
import { useRefreshOn } from '../../../shared/stream/use-changes.ts';
import { readDesk, readTasks, reviewSample, saveSampling, type DeskAnswers } from './doors.ts';
import { strandedTask, summaryTask, type DeskTask } from '../model/desk-task.ts';
import type { QueueFilter } from '../model/queue.ts';
import { queueQuery } from '../model/queue.ts';

/** Keys of all queries of the desk begin so. */
export const deskKey = Object.freeze(['desk'] as const);

/** The server counts at most every ten seconds; asking more often only makes the page restless. */
const calmMs = 10_000;

/** Asks again for what the desk shows when tasks have changed, at most every ten seconds. */
export function useCalmRefresh(): void {
  useRefreshOn('task', deskKey, { gatherMs: calmMs });
}

/** Who has how much to do; of a group only its members. */
export function useLoad(group: string | null) {
  return useQuery<DeskLoad>({
    queryKey: [...deskKey, 'load', group],
    queryFn: ({ signal }) => readDesk('load', { group: group ?? undefined }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** One of the numbers that are drawn. */
export function useNumbers<Door extends 'ageing' | 'throughput' | 'forecast'>(
  door: Door,
  query: Readonly<Record<string, number>> = {},
) {
  return useQuery<DeskAnswers[Door]>({
    queryKey: [...deskKey, door, query],
    queryFn: ({ signal }) => readDesk(door, query, signal),
    placeholderData: keepPreviousData,
  });
}

/** One of the lists of the desk, page by page. */
export function usePages<Door extends 'escalations' | 'rounds' | 'samples'>(
  door: Door,
  query: Readonly<Record<string, string>> = {},
) {
  return useInfiniteQuery({
    queryKey: [...deskKey, door, query],
    queryFn: ({ pageParam: cursor, signal }) => readDesk(door, { ...query, cursor }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: DeskAnswers[Door]) => next,
  });
}

/** Open tasks to be handed on, page by page. */
export function useQueue(filter: QueueFilter) {
  return useInfiniteQuery({
    queryKey: [...deskKey, 'queue', filter],
    queryFn: async ({ pageParam: cursor, signal }): Promise<Page<DeskTask>> => {
      if (filter.show === 'stranded') {
        const { items, ...rest } = await readDesk('stranded', { cursor }, signal);
        return { ...rest, items: items.map(strandedTask) };
      }
      const { items, ...rest } = await readTasks({ ...queueQuery(filter), cursor }, signal);
      return { ...rest, items: items.map(summaryTask) };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** The rules of sampling. */
export function useSampling() {
  return useQuery({
    queryKey: [...deskKey, 'sampling'],
    queryFn: ({ signal }) => readDesk('sampling', {}, signal),
  });
}

/** Keeps new rules of sampling in place of those that were seen; where a colleague was first, theirs are read. */
export function useSaveSampling() {
  const queries = useQueryClient();
  const queryKey = [...deskKey, 'sampling'];
  return useMutation({
    mutationFn: ({ items, revision }: Pick<Sampling, 'items' | 'revision'>) => saveSampling(items, revision),
    onSuccess: (rules) => queries.setQueryData(queryKey, rules),
    onError: () => queries.invalidateQueries({ queryKey }),
  });
}

/** Says what a review has found. */
export function useReview() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ task, ...body }: ReviewRequest & { readonly task: string }) => reviewSample(task, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...deskKey, 'samples'] }),
  });
}
