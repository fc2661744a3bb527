'use client';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AbsenceRow, LookupAnswer, Page, SaveAbsenceRequest } from '@fermata/contracts';
import { taken } from '../api/client.ts';
import { client } from '../api/generated/client.gen.ts';

const root = '/api/v1/absences';
const headers = Object.freeze({ 'Content-Type': 'application/json' });
const key = Object.freeze(['absences'] as const);
/** As many as a page may hold: more people than that are hardly away at once. */
const most = 200;

/** Absences that are not over: of everybody for who may manage them, else those that concern the person. */
export function useAbsences(person: string | undefined) {
  return useQuery({
    queryKey: [...key, person],
    queryFn: async ({ signal }) => {
      const query = { limit: most, ...(person !== undefined && { person }) };
      return ((await taken(client.get({ url: root, query, signal }))) as Page<AbsenceRow>).items;
    },
    placeholderData: keepPreviousData,
  });
}

/** A new absence has a key of its own dialog, so that it is added once however often it is sent. */
export interface SaveWish {
  readonly id: string | undefined;
  readonly once: string;
  readonly absence: SaveAbsenceRequest;
}

/** Keeps an absence: a new one, or a changed one. */
export function useSaveAbsence() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, once, absence: body }: SaveWish) =>
      id === undefined
        ? taken(client.post({ url: root, body, headers: { ...headers, 'Idempotency-Key': once } }))
        : taken(client.put({ url: `${root}/{id}`, path: { id }, body, headers })),
    onSuccess: () => changed(queries),
  });
}

/** Takes an absence away. */
export function useRemoveAbsence() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => taken(client.delete({ url: `${root}/{id}`, path: { id } })),
    onSuccess: () => changed(queries),
  });
}

/** People by a part of their name or login. */
export function usePeopleFound(search: string) {
  return useQuery({
    queryKey: ['people', 'found', search],
    queryFn: async ({ signal }) => {
      const query = { search, limit: 20 };
      const found = (await taken(
        client.get({ url: '/api/v1/lookups/users', query, signal }),
      )) as LookupAnswer;
      return found.items.map(({ value, title }) => ({ value: String(value), label: title }));
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Who is away changes the desk and the choice of people, too. */
function changed(queries: ReturnType<typeof useQueryClient>): void {
  for (const queryKey of [key, ['desk'], ['people']]) void queries.invalidateQueries({ queryKey });
}
