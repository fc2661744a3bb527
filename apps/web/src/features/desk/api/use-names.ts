'use client';
import { useMemo } from 'react';
import { usePrincipalName } from '../../../shared/people/use-principal-name.ts';
import { useLoad } from './queries.ts';

/** What people, groups and roles are called; the id of who is not on the desk. */
export function useNames(): (principal: string) => string {
  const called = usePrincipalName();
  const { data } = useLoad(null);
  return useMemo(() => {
    const names = new Map((data?.rows ?? []).map(({ id, name }) => [id, name]));
    return (principal) => called(names.get(principal) ?? principal);
  }, [data, called]);
}
