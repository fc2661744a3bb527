'use client';
import { useCallback } from 'react';
import { notifications } from '@mantine/notifications';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import { keepOrder } from './doors.ts';
import type { Pages } from './lists.ts';

/** As many as the own order keeps. */
const mostKept = 200;

/** Puts the tasks that one holds into an order: at once here, then on the server; a refusal takes it back. */
export function useKeepOrder(queryKey: QueryKey): (ids: readonly string[]) => void {
  const queries = useQueryClient();
  const words = useTranslations('tasks');
  const failureText = useFailureText();
  const key = JSON.stringify(queryKey);
  return useCallback(
    (ids) => {
      const at = JSON.parse(key) as QueryKey;
      const before = queries.getQueryData<Pages>(at);
      if (before === undefined) return;
      queries.setQueryData<Pages>(at, ordered(before, ids));
      keepOrder(ids.slice(0, mostKept)).catch((failure: unknown) => {
        queries.setQueryData<Pages>(at, before);
        notifications.show({ color: 'red', title: words('orderFailed'), message: failureText(failure) });
      });
    },
    [queries, words, failureText, key],
  );
}

/** All pages in one, by the order of the ids; what is not among them stays behind. */
function ordered(pages: Pages, ids: readonly string[]): Pages {
  const rank = new Map(ids.map((id, index) => [id, index]));
  const rows = pages.pages.flatMap(({ items }) => items);
  const sorted = rows.toSorted((a, b) => (rank.get(a.id) ?? ids.length) - (rank.get(b.id) ?? ids.length));
  let from = 0;
  return {
    ...pages,
    pages: pages.pages.map((page) => {
      const items = sorted.slice(from, from + page.items.length);
      from += page.items.length;
      return { ...page, items };
    }),
  };
}
