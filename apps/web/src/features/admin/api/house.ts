'use client';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type {
  AuditRow,
  ChainState,
  ConfigurationRow,
  CreateTokenRequest,
  DeadMessageRow,
  Page,
  RoleRow,
  SignInRow,
  SystemState,
  TokenRow,
  WhoCan,
} from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import {
  accessRoles,
  accessWhoCan,
  auditList,
  auditVerify,
  outboxList,
  outboxRetry,
  signInsList,
  systemConfiguration,
  systemNoteBackup,
  systemState,
  tokensCreate,
  tokensList,
  tokensRevoke,
} from '../../../shared/api/generated/sdk.gen.ts';
import { useDeed } from './use-deed.ts';

type Query = Readonly<Record<string, string>>;

function usePages<T>(key: readonly unknown[], read: (query: Query, signal: AbortSignal) => Promise<Page<T>>) {
  return useInfiniteQuery({
    queryKey: ['admin', ...key],
    queryFn: ({ pageParam, signal }) => read(pageParam === undefined ? {} : { cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** Rows of the audit trail, newest first. */
export const useAudit = (filter: Query) =>
  usePages<AuditRow>(['audit', filter], async (page, signal) => {
    return (await taken(auditList({ query: { ...filter, ...page } as never, signal }))) as Page<AuditRow>;
  });

/** Walks a chain when it is asked to. */
export const useVerify = () =>
  useMutation({
    mutationFn: async (chain: string) =>
      (await taken(auditVerify({ query: { chain } as never }))) as ChainState,
  });

/** Attempts to sign in, newest first. */
export const useSignIns = (filter: Query) =>
  usePages<SignInRow>(['sign-ins', filter], async (page, signal) => {
    return (await taken(signInsList({ query: { ...filter, ...page } as never, signal }))) as Page<SignInRow>;
  });

/** What each role may do. */
export const useRoles = () =>
  useQuery({
    queryKey: ['admin', 'roles'],
    queryFn: async () => ((await taken(accessRoles())) as { readonly items: readonly RoleRow[] }).items,
    staleTime: Infinity,
  });

/** Who may do one thing; not asked without a permission. */
export const useWhoCan = (query: Query) =>
  useQuery({
    queryKey: ['admin', 'who-can', query],
    queryFn: async ({ signal }) => (await taken(accessWhoCan({ query: query as never, signal }))) as WhoCan,
    enabled: query['permission'] !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });

/** How the installation does, again and again. */
export const useSystem = () =>
  useQuery({
    queryKey: ['admin', 'system'],
    queryFn: async ({ signal }) => (await taken(systemState({ signal }))) as SystemState,
    refetchInterval: 10_000,
  });

/** The configuration of the API. */
export const useConfiguration = () =>
  useQuery({
    queryKey: ['admin', 'configuration'],
    queryFn: async () =>
      ((await taken(systemConfiguration())) as { readonly items: readonly ConfigurationRow[] }).items,
  });

/** Messages that were given up. */
export const useDeadMessages = (isWanted: boolean) =>
  useQuery({
    queryKey: ['admin', 'dead'],
    queryFn: async () => ((await taken(outboxList())) as { readonly items: readonly DeadMessageRow[] }).items,
    enabled: isWanted,
  });

/** The tokens of a person, one's own unless somebody is named. */
export const useTokens = (owner?: string) =>
  useQuery({
    queryKey: ['admin', 'tokens', owner],
    queryFn: async () => {
      const query = owner === undefined ? {} : { owner };
      return ((await taken(tokensList({ query }))) as Page<TokenRow>).items;
    },
  });

/** Sends a message again. */
export const useRetryMessage = () =>
  useDeed(async (id: string) => {
    await taken(outboxRetry({ path: { id } }));
  });

/** Notes that a backup was made. */
export const useNoteBackup = () =>
  useDeed(async (detail: string) => {
    await taken(systemNoteBackup({ body: { detail } }));
  });

/** Makes a token; its secret is in this answer alone. */
export const useCreateToken = () =>
  useDeed(async ({ body, once }: { readonly body: CreateTokenRequest; readonly once: string }) => {
    const call = tokensCreate({ body: body as never, headers: { 'Idempotency-Key': once } });
    return (await taken(call)) as TokenRow;
  });

/** Ends a token. */
export const useRevokeToken = () =>
  useDeed(async (id: string) => {
    await taken(tokensRevoke({ path: { id } }));
  });
