'use client';
import type { ReactNode } from 'react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@fermata/ui';
import { CallProblem } from '../../shared/api/call-problem.tsx';
import { Page } from '../../shared/frame/page.tsx';
import { NoticeLine } from '../../shared/notices/notice-line.tsx';
import { useNotices, useReadNotices, useUnreadCount } from '../../shared/notices/queries.ts';

/** Everything the person has been told, newest first. */
export function NoticesPage(): ReactNode {
  const words = useTranslations('notices');
  const count = useUnreadCount() ?? 0;
  const read = useReadNotices();
  return (
    <Page
      title={words('title')}
      guide="support"
      facts={<span className="fm-notices-count">{words('count', { count })}</span>}
      actions={
        <Button
          variant="default"
          disabled={count === 0}
          loading={read.isPending}
          onClick={() => read.mutate('all')}
        >
          {words('readAll')}
        </Button>
      }
      tools={<Which />}
    >
      <List />
    </Page>
  );
}

function useIsUnreadOnly(): boolean {
  return useSearchParams().get('unread') === 'true';
}

/** Which notices are shown stands in the address. */
function Which(): ReactNode {
  const words = useTranslations('notices');
  const router = useRouter();
  const path = usePathname();
  return (
    <SegmentedControl
      className="fm-notices-which"
      aria-label={words('which')}
      size="xs"
      value={useIsUnreadOnly() ? 'unread' : 'every'}
      onChange={(which) => router.replace(which === 'unread' ? `${path}?unread=true` : path)}
      data={[
        { value: 'every', label: words('every') },
        { value: 'unread', label: words('unreadOnly') },
      ]}
    />
  );
}

function List(): ReactNode {
  const words = useTranslations('notices');
  const isUnreadOnly = useIsUnreadOnly();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useNotices(isUnreadOnly);
  const { mutate: read } = useReadNotices();
  if (data === undefined && error !== null)
    return <CallProblem error={error} title={words('failed')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={320} />;
  const notices = data.pages.flatMap(({ items }) => items);
  if (notices.length === 0) return <EmptyState>{words(isUnreadOnly ? 'emptyUnread' : 'empty')}</EmptyState>;
  return (
    <div className="fm-reading">
      <ul className="fm-plain-list">
        {notices.map((notice) => (
          <NoticeLine
            key={notice.id}
            notice={notice}
            isUnread={notice.readAt === undefined}
            onFollow={() => notice.readAt === undefined && read([notice.id])}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words('more')}
        </Button>
      )}
    </div>
  );
}
