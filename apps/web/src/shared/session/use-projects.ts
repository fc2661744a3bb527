'use client';
import { useQuery } from '@tanstack/react-query';
import type { ProjectRow } from '@fermata/contracts';
import { taken } from '../api/client.ts';
import { projectsList } from '../api/generated/sdk.gen.ts';

/** The projects that the person may enter; undefined while they are not known. */
export function useProjects(): readonly ProjectRow[] | undefined {
  const { data } = useQuery({
    queryKey: ['projects'],
    queryFn: async ({ signal }) => (await taken(projectsList({ signal }))).items,
    staleTime: 300_000,
  });
  return data;
}
