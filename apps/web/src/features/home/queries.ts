'use client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { taken } from '../../shared/api/client.ts';
import {
  auditList,
  definitionsList,
  healthReady,
  instancesList,
  taskListsList,
} from '../../shared/api/generated/sdk.gen.ts';
import type {
  AuditRowAnswer,
  DefinitionSummaryAnswer,
  InstanceSummaryAnswer,
  ReadinessAnswer,
  TaskSummaryAnswer,
} from '../../shared/api/generated/types.gen.ts';
import { troubled } from '../../shared/frame/needs.ts';
import { useMe } from '../../shared/session/use-me.ts';
import { useRefreshOn } from '../../shared/stream/use-changes.ts';

/** Rows of a panel; the rest is one link away. */
const shown = 6;
const troubleKey = Object.freeze(['home', 'trouble'] as const);
const tasksKey = Object.freeze(['home', 'tasks'] as const);
const definitionsKey = Object.freeze(['home', 'definitions'] as const);

/** Instances that do not go on by themselves; `own`: only those that the person has started. */
export function useTrouble(own: boolean): UseQueryResult<readonly InstanceSummaryAnswer[]> {
  const { data: me } = useMe();
  const startedBy = own ? me?.id : undefined;
  useRefreshOn('instance', troubleKey);
  return useQuery({
    queryKey: [...troubleKey, startedBy],
    queryFn: async () => {
      const query = {
        status: [...troubled],
        order: 'changed' as const,
        limit: shown,
        ...(startedBy && { startedBy }),
      };
      return (await taken(instancesList({ query }))).items;
    },
  });
}

/** Tasks that are the person's or wait for one of its groups. */
export function useOpenTasks(): UseQueryResult<readonly TaskSummaryAnswer[]> {
  useRefreshOn('task', tasksKey);
  return useQuery({
    queryKey: tasksKey,
    queryFn: async () =>
      (await taken(taskListsList({ query: { view: 'open', order: 'due', limit: shown } }))).items,
  });
}

/** Definitions by their last change, those with an open draft of the person first. */
export function useRecentDefinitions(): UseQueryResult<readonly DefinitionSummaryAnswer[]> {
  const { data: me } = useMe();
  useRefreshOn('definition', definitionsKey);
  return useQuery({
    queryKey: [...definitionsKey, me?.id],
    queryFn: async () => {
      const { items } = await taken(definitionsList({ query: { order: 'updated', limit: 40 } }));
      const isMine = ({ changed, updatedBy }: DefinitionSummaryAnswer) => changed && updatedBy === me?.id;
      return [...items.filter(isMine), ...items.filter((item) => !isMine(item))].slice(0, shown);
    },
  });
}

/** The last things that people and programs did. */
export function useAuditTail(): UseQueryResult<readonly AuditRowAnswer[]> {
  return useQuery({
    queryKey: ['home', 'audit'],
    queryFn: async () => (await taken(auditList({ query: { limit: shown } }))).items,
  });
}

/** Whether the parts of the system stand. */
export function useHealth(): UseQueryResult<ReadinessAnswer> {
  return useQuery({
    queryKey: ['home', 'health'],
    queryFn: () => taken(healthReady()),
    refetchInterval: 30_000,
  });
}
