'use client';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NoticeRow, NoticeSettings, Page } from '@fermata/contracts';
import { taken } from '../api/client.ts';
import {
  noticesList,
  noticesRead,
  noticesSaveSettings,
  noticesSettings,
  noticesUnread,
} from '../api/generated/sdk.gen.ts';
import { useMe } from '../session/use-me.ts';
import { useRefreshOn } from '../stream/use-changes.ts';

const key = Object.freeze(['notices'] as const);
const unreadKey = Object.freeze([...key, 'unread'] as const);
const settingsKey = Object.freeze(['notice-settings'] as const);
const latest = 20;

/** How many notices the person has not read, up to 999; undefined while that is not known. */
export function useUnreadCount(): number | undefined {
  const { data: me } = useMe();
  const isReady = me !== undefined && !me.mustChangePassword;
  useRefreshOn('notice', key);
  const { data } = useQuery({
    queryKey: [...unreadKey, me?.id],
    queryFn: ({ signal }) => taken(noticesUnread({ signal })),
    enabled: isReady,
  });
  return data?.count;
}

/** The newest notices: as many as a panel shows. */
export function useLatestNotices() {
  return useQuery({
    queryKey: [...key, 'latest'],
    queryFn: async ({ signal }) =>
      ((await taken(noticesList({ query: { limit: latest }, signal }))) as Page<NoticeRow>).items,
  });
}

/** All notices, or those not read, newest first, page by page. */
export function useNotices(isUnreadOnly: boolean) {
  return useInfiniteQuery({
    queryKey: [...key, 'list', isUnreadOnly],
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      const query = { ...cursor, ...(isUnreadOnly && { unread: true }) };
      return (await taken(noticesList({ query, signal }))) as Page<NoticeRow>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}

/** Says that these, or all, have been read. The count follows at once, and the lists when they are asked again. */
export function useReadNotices() {
  const queries = useQueryClient();
  const { data: me } = useMe();
  return useMutation({
    mutationFn: (which: readonly string[] | 'all') =>
      taken(noticesRead({ body: which === 'all' ? { all: true } : { ids: [...which] } })),
    onSuccess: (left, which) => {
      queries.setQueryData([...unreadKey, me?.id], left);
      if (which === 'all') void queries.invalidateQueries({ queryKey: key });
    },
  });
}

/** How the person is told. */
export function useNoticeSettings() {
  return useQuery({
    queryKey: settingsKey,
    queryFn: async ({ signal }) => (await taken(noticesSettings({ signal }))) as NoticeSettings,
  });
}

/** Changes how the person is told: shown at once, and as it was before where it cannot be kept. */
export function useSaveNoticeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (settings: NoticeSettings) =>
      (await taken(noticesSaveSettings({ body: settings }))) as NoticeSettings,
    scope: { id: 'notice-settings' },
    onMutate: (settings) => {
      const before = queries.getQueryData<NoticeSettings>(settingsKey);
      queries.setQueryData(settingsKey, settings);
      return before;
    },
    onError: (_error, _settings, before) => queries.setQueryData(settingsKey, before),
  });
}
