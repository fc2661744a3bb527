'use client';
import { useQuery } from '@tanstack/react-query';
import type { GroupGrantRow, GroupRelianceRow, GroupRow, Page, ReturnedTasks } from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import {
  groupsGrants,
  groupsJoin,
  groupsLeave,
  groupsList,
  groupsReliance,
  groupsRemove,
  groupsSave,
  groupsSetGrants,
} from '../../../shared/api/generated/sdk.gen.ts';
import { useDeed } from './use-deed.ts';

/** Queries about groups begin so. */
export const groupsKey = Object.freeze(['admin', 'groups'] as const);

/** All groups. */
export function useGroups() {
  return useQuery({
    queryKey: [...groupsKey, 'list'],
    queryFn: async ({ signal }) => ((await taken(groupsList({ signal }))) as Page<GroupRow>).items,
  });
}

/** The rights over the tasks of one group, beside membership. */
export function useGrants(name: string) {
  return useQuery({
    queryKey: [...groupsKey, 'grants', name],
    queryFn: async () => ((await taken(groupsGrants({ path: { name } }))) as Page<GroupGrantRow>).items,
  });
}

/** What rests on a group. */
export function useGroupReliance(name: string) {
  return useQuery({
    queryKey: [...groupsKey, 'reliance', name],
    queryFn: async () => (await taken(groupsReliance({ path: { name } }))) as GroupRelianceRow,
    staleTime: 0,
  });
}

/** Makes a group, or changes its title. */
export const useSaveGroup = () =>
  useDeed(async ({ name, title }: { readonly name: string; readonly title: string }) => {
    return (await taken(groupsSave({ path: { name }, body: { title } }))) as GroupRow;
  });

/** Adds a member, or takes one out. */
export const useSetMember = (name: string) =>
  useDeed(async ({ user, isMember }: { readonly user: string; readonly isMember: boolean }) => {
    const path = { name, user };
    return (await taken(isMember ? groupsJoin({ path }) : groupsLeave({ path }))) as GroupRow;
  });

/** Gives exactly these rights. */
export const useSetGrants = (name: string) =>
  useDeed(async (grants: readonly GroupGrantRow[]) =>
    taken(groupsSetGrants({ path: { name }, body: { grants: [...grants] } })),
  );

/** Removes a group; the tasks that went back. */
export const useRemoveGroup = (name: string) =>
  useDeed(async () => (await taken(groupsRemove({ path: { name } }))) as ReturnedTasks);
