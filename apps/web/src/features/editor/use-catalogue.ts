'use client';
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { taken } from '../../shared/api/client.ts';
import { activitiesList, definitionsList } from '../../shared/api/generated/sdk.gen.ts';
import type { ActivityAnswer, DefinitionSummaryAnswer } from '../../shared/api/generated/types.gen.ts';
import { useRefreshOn } from '../../shared/stream/use-changes.ts';

/** What a step can do or refer to. */
export interface Catalogue {
  /** What workers and executors offer. */
  readonly activities: readonly ActivityAnswer[];
  /** Published definitions that a step can name: tasks, forms, events, workflows, decisions, calendars. */
  readonly definitions: readonly DefinitionSummaryAnswer[];
}

const kinds = Object.freeze(['task', 'workflow', 'component', 'event', 'decision', 'calendar'] as const);
const key = Object.freeze(['catalogue'] as const);
const pageSize = 200;
/** More pages than a person would look through are not fetched. */
const mostPages = 5;

/** Fetches the catalogue and keeps it as it is now. */
export function useCatalogue(): Catalogue {
  useRefreshOn('definition', key);
  const { data: activities } = useQuery({
    queryKey: [...key, 'activities'],
    queryFn: async () => (await taken(activitiesList())).items,
    staleTime: 30_000,
  });
  const { data: definitions } = useQuery({
    queryKey: [...key, 'definitions'],
    queryFn: async () => {
      const items = (await Promise.all(kinds.map(allOf))).flat();
      return items.filter(({ latestVersion }) => latestVersion > 0);
    },
    staleTime: 30_000,
  });
  return useMemo(
    () => ({ activities: activities ?? [], definitions: definitions ?? [] }),
    [activities, definitions],
  );
}

async function allOf(kind: (typeof kinds)[number]): Promise<readonly DefinitionSummaryAnswer[]> {
  const found: DefinitionSummaryAnswer[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { kind, limit: pageSize, ...(cursor !== undefined && { cursor }) };
    const { items, next } = await taken(definitionsList({ query }));
    found.push(...items);
    if (next === undefined) break;
    cursor = next;
  }
  return found;
}
