'use client';
import { useQuery } from '@tanstack/react-query';

/** Code that comes when it is first needed. */
export interface Code<T> {
  /** Its name among all that comes late. */
  readonly name: string;
  readonly load: () => Promise<T>;
}

/** What was asked for. */
export interface Loaded<T> {
  /** Undefined while it is on its way. */
  readonly found: T | undefined;
  readonly error: unknown;
  readonly refetch: () => void;
}

/** The whole, where it is needed, once it has come; else the light one. Fetched once, it has no age and needs no API. */
export function useCode<T>({ name, load }: Code<T>, isWhole: boolean, light: T): Loaded<T> {
  const { data, error, refetch } = useQuery({
    queryKey: ['code', name],
    queryFn: load,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    enabled: isWhole,
  });
  return {
    found: isWhole ? data : light,
    error: isWhole ? error : null,
    refetch: () => void (isWhole && refetch()),
  };
}
