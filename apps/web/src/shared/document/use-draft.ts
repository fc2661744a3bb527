'use client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { fetchDraft, type DefinitionKey } from './draft-port.ts';
import type { Draft } from './ports.ts';

/** The draft that an editor begins with, fetched once: its store goes on from there and hears of later revisions. */
export function useDraft(subject: DefinitionKey): UseQueryResult<Draft> {
  return useQuery({
    queryKey: ['draft', subject.kind, subject.name],
    queryFn: () => fetchDraft(subject),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
