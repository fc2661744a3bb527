'use client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  DefinitionSummary,
  GroupRow,
  InvitedUser,
  InviteUserRequest,
  OneTimeToken,
  Page,
  SkillRow,
  UpdateUserRequest,
  UserRelianceRow,
  UserRow,
  WorkProfile,
} from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import {
  definitionsList,
  usersDisable,
  usersEnable,
  usersGet,
  usersInvite,
  usersList,
  usersReliance,
  usersRemove,
  usersResetPassword,
  usersSignOut,
  usersUpdate,
  workProfilesGet,
  workProfilesSave,
  workProfilesSkills,
} from '../../../shared/api/generated/sdk.gen.ts';
import { useDeed } from './use-deed.ts';

/** Queries about people begin so. */
export const peopleKey = Object.freeze(['admin', 'people'] as const);

/** Which people are listed. */
export interface PeopleFilter {
  readonly text?: string;
  readonly role?: string;
  readonly status?: string;
  readonly group?: string;
}

/** People by login, page by page. */
export function usePeople(filter: PeopleFilter) {
  return useInfiniteQuery({
    queryKey: [...peopleKey, 'list', filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filter, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return (await taken(usersList({ query: query as never, signal }))) as Page<UserRow>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

const nothing: UserRelianceRow = Object.freeze({
  claimed: 0,
  alone: 0,
  sessions: 0,
  tokens: 0,
  isLastAdmin: false,
});

/** What rests on a person; nothing while it is not known: the API judges anyway. */
export function useReliance(id: string): UserRelianceRow {
  const { data = nothing } = useQuery({
    queryKey: [...peopleKey, 'reliance', id],
    queryFn: async () => (await taken(usersReliance({ path: { id } }))) as UserRelianceRow,
    staleTime: 0,
  });
  return data;
}

/** One person. */
export function usePerson(id: string) {
  return useQuery({
    queryKey: [...peopleKey, 'one', id],
    queryFn: async () => (await taken(usersGet({ path: { id } }))) as UserRow,
    retry: false,
  });
}

/** Skills that somebody has, for choosing. */
export function useSkills() {
  return useQuery({
    queryKey: [...peopleKey, 'skills'],
    queryFn: async ({ signal }) => {
      const { items } = (await taken(workProfilesSkills({ signal }))) as Page<SkillRow>;
      return items.map(({ name }) => name);
    },
  });
}

/** Published calendars, for choosing. */
export function useCalendars() {
  return useQuery({
    queryKey: ['definitions', 'calendars', 'published'],
    queryFn: async ({ signal }) => {
      const query = { kind: 'calendar', limit: 200 } as const;
      const { items } = (await taken(definitionsList({ query, signal }))) as Page<DefinitionSummary>;
      return items.filter(({ latestVersion }) => latestVersion > 0);
    },
  });
}

/** How a person works. */
export function useWorkProfile(id: string) {
  return useQuery({
    queryKey: [...peopleKey, 'work', id],
    queryFn: async () => (await taken(workProfilesGet({ path: { id } }))) as WorkProfile,
  });
}

/** Makes an account and the token by which its person comes in. */
export const useInvite = () =>
  useDeed(async ({ body, once }: { readonly body: InviteUserRequest; readonly once: string }) => {
    const call = usersInvite({ body: body as never, headers: { 'Idempotency-Key': once } });
    return (await taken(call)) as InvitedUser;
  });

/** Changes name, address, roles or groups. */
export const useUpdatePerson = (id: string, onDone: () => void) =>
  useDeed(async (body: UpdateUserRequest) => {
    return (await taken(usersUpdate({ path: { id }, body: body as never }))) as UserRow;
  }, onDone);

/** Says how a person works. */
export const useSaveWork = (id: string, onDone: () => void) =>
  useDeed(
    async (body: WorkProfile) =>
      (await taken(workProfilesSave({ path: { id }, body: body as never }))) as WorkProfile,
    onDone,
  );

/** Locks out, or lets in. */
export const useSetDisabled = (id: string) =>
  useDeed(async (isDisabled: boolean) => {
    const call = isDisabled ? usersDisable({ path: { id } }) : usersEnable({ path: { id } });
    return (await taken(call)) as UserRow;
  });

/** A token for a new password. */
export const useResetPassword = (id: string) =>
  useDeed(async (once: string) => {
    const call = usersResetPassword({ path: { id }, headers: { 'Idempotency-Key': once } });
    return (await taken(call)) as OneTimeToken;
  });

/** Ends all sessions. */
export const useSignOutPerson = (id: string) =>
  useDeed(async () => (await taken(usersSignOut({ path: { id } }))) as { readonly closed: number });

/** Removes for good; the tasks that went back. */
export const useRemovePerson = (id: string) =>
  useDeed(async () => (await taken(usersRemove({ path: { id } }))) as { readonly tasks: readonly string[] });

/** Names of groups, for choosing. */
export function groupNames(
  groups: readonly GroupRow[] | undefined,
): readonly { value: string; label: string }[] {
  return (groups ?? []).map(({ name, title }) => ({ value: name, label: title }));
}
