'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { fetchAway, fetchPeople } from './doors.ts';

/** Somebody to choose, and until when the person is away. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly awayUntil?: string;
}

const most = 8;

/** People by what is typed of their name or login; of those who are away it is said until when. */
export function usePeople(search: string): {
  readonly people: readonly Person[];
  readonly isLoading: boolean;
  /** They were found for what was typed before. */
  readonly isOfBefore: boolean;
} {
  const away = useAway();
  const found = useQuery({
    queryKey: ['people', 'search', search],
    queryFn: ({ signal }) => fetchPeople({ search, limit: most }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const people = (found.data ?? []).map(({ value, title }): Person => {
    const until = away.get(String(value));
    return { id: String(value), name: title, ...(until === undefined ? {} : { awayUntil: until }) };
  });
  return { people, isLoading: found.isPending, isOfBefore: found.isPlaceholderData };
}

/** The name of a person; undefined while it is not known. */
export function usePerson(id: string | null): string | undefined {
  const { data } = useQuery({
    queryKey: ['people', 'one', id],
    queryFn: async ({ signal }) => (await fetchPeople({ value: id ?? '', limit: 1 }, signal))[0]?.title ?? id,
    enabled: id !== null,
    staleTime: 600_000,
  });
  return data ?? undefined;
}

/** Until when people are away now, by id. */
function useAway(): ReadonlyMap<string, string> {
  const { data = [] } = useQuery({
    queryKey: ['people', 'away'],
    queryFn: ({ signal }) => fetchAway(signal),
    staleTime: 60_000,
  });
  return new Map(data.map(({ person, until }) => [person.id, until]));
}
