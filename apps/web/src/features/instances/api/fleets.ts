'use client';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FleetDetail, FleetSummary, Page } from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import {
  fleetsCreate,
  fleetsGet,
  fleetsHalt,
  fleetsList,
  fleetsStart,
  fleetsStop,
} from '../../../shared/api/generated/sdk.gen.ts';
import type { CreateFleetDto } from '../../../shared/api/generated/types.gen.ts';

const fleetsKey = Object.freeze(['fleets'] as const);
const turns = Object.freeze({ start: fleetsStart, halt: fleetsHalt, stop: fleetsStop });
/** A fleet at work is asked for so often; it moves at a rate, and its changes are many. */
const everyMs = 1_500;

/** What a new fleet is. */
export type NewFleet = CreateFleetDto;

/** Fleets, newest first. */
export function useFleets() {
  return useInfiniteQuery({
    queryKey: [...fleetsKey, 'list'],
    queryFn: async ({ pageParam: cursor, signal }) => {
      const query = cursor === undefined ? {} : { cursor };
      return (await taken(fleetsList({ query, signal }))) as Page<FleetSummary>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}

/** One fleet, asked for again while it works. */
export function useFleet(id: string) {
  return useQuery({
    queryKey: [...fleetsKey, 'one', id],
    queryFn: async ({ signal }) => (await taken(fleetsGet({ path: { id }, signal }))) as FleetDetail,
    refetchInterval: ({ state }) =>
      ['previewing', 'running'].includes(state.data?.status ?? '') ? everyMs : false,
  });
}

/** Makes a fleet; it previews and does nothing before it is started. */
export function useMakeFleet() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ fleet, once }: { readonly fleet: NewFleet; readonly once: string }) =>
      (await taken(fleetsCreate({ body: fleet, headers: { 'Idempotency-Key': once } }))) as FleetDetail,
    onSettled: () => queries.invalidateQueries({ queryKey: fleetsKey }),
  });
}

/** Starts, halts or stops a fleet. */
export function useTurnFleet(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ turn, reason }: { readonly turn: keyof typeof turns; readonly reason: string }) =>
      (await taken(turns[turn]({ path: { id }, body: { reason } }))) as FleetDetail,
    onSettled: () => queries.invalidateQueries({ queryKey: fleetsKey }),
  });
}
