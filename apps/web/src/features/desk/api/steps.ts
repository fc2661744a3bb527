'use client';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { DefinitionSummary, Page } from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import { definitionsList } from '../../../shared/api/generated/sdk.gen.ts';
import { fetchChild, keyOfChild } from '../../../shared/children/fetch-child.ts';
import { manualStepsOf } from '../model/manual-steps.ts';

const most = 50;

/** Published workflows in whose name or words these stand; without any the first of all. */
export function useWorkflows(text: string) {
  return useQuery({
    queryKey: ['definitions', 'workflows', 'published', text],
    queryFn: async ({ signal }) => {
      const query = { kind: 'workflow', limit: most, ...(text !== '' && { text }) } as const;
      const { items } = (await taken(definitionsList({ query, signal }))) as Page<DefinitionSummary>;
      return items.filter(({ latestVersion }) => latestVersion > 0);
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** What a workflow is called; its name until that is known, and where it is there no more. */
export function useTitleOfWorkflow(definition: string): string {
  const { data } = useQuery({ ...workflowQuery(definition), select: ({ title }) => title });
  return data ?? definition;
}

/** The steps of a workflow that people work on, as its latest version has them; none while no workflow is named. */
export function useManualSteps(definition: string) {
  return useQuery({ ...workflowQuery(definition), select: ({ body }) => manualStepsOf(body) });
}

function workflowQuery(definition: string) {
  return queryOptions({
    queryKey: keyOfChild(definition, undefined),
    queryFn: ({ signal }) => fetchChild(definition, undefined, signal),
    enabled: definition !== '',
    retry: false,
    staleTime: 60_000,
  });
}
