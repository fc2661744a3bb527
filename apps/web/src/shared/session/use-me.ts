'use client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Me, Permission } from '@fermata/contracts';
import { keepSession, taken } from '../api/client.ts';
import { meGet } from '../api/generated/sdk.gen.ts';

/** The key of the query about oneself. */
export const meKey = Object.freeze(['me'] as const);

/** Who is signed in; an ApiProblem with status 401 when nobody is. */
export function useMe(): UseQueryResult<Me> {
  return useQuery({
    queryKey: meKey,
    queryFn: async () => {
      const me = (await taken(meGet())) as Me;
      keepSession(me);
      return me;
    },
    staleTime: 60_000,
  });
}

/** Whether the person may do something; false while it is not known. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useMe();
  return (permission) => data?.permissions.includes(permission) ?? false;
}
