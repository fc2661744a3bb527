'use client';
import { useEffect, useState, type ReactNode } from 'react';
import Link from 'next/link';
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { NoticeRow } from '@fermata/contracts';
import { CallProblem } from '../api/call-problem.tsx';
import { Drawer } from '../frame/dialogs.tsx';
import { usePanels } from '../frame/panels.ts';
import { NoticeLine } from './notice-line.tsx';
import { useLatestNotices, useReadNotices } from './queries.ts';

/** The newest notices beside the page. What is shown counts as read; what was new stays marked until it is closed. */
export function NoticeDrawer(): ReactNode {
  const words = useTranslations('notices');
  const close = usePanels((panels) => panels.close);
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={420}
      title={words('title')}
      withOverlay={false}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        <Latest onFollow={close} />
        <Group justify="space-between">
          <Button component={Link} href="/notices" variant="default" size="xs" onClick={close}>
            {words('all')}
          </Button>
          <Button component={Link} href="/account" variant="subtle" size="xs" onClick={close}>
            {words('change')}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

function Latest({ onFollow }: { readonly onFollow: () => void }): ReactNode {
  const words = useTranslations('notices');
  const { data, error, refetch } = useLatestNotices();
  const fresh = useReadOnSight(data);
  if (data === undefined && error !== null)
    return <CallProblem error={error} title={words('failed')} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={240} />;
  if (data.length === 0) return <Text c="dimmed">{words('empty')}</Text>;
  return (
    <ul className="fm-plain-list">
      {data.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} isUnread={fresh.has(notice.id)} onFollow={onFollow} />
      ))}
    </ul>
  );
}

const none: ReadonlySet<string> = new Set();

/** Marks as read what is shown, and remembers what was new when it was first seen here. */
function useReadOnSight(shown: readonly NoticeRow[] | undefined): ReadonlySet<string> {
  const { mutate } = useReadNotices();
  const [fresh, setFresh] = useState(none);
  useEffect(() => {
    const ids = (shown ?? []).filter(({ readAt }) => readAt === undefined).map(({ id }) => id);
    const unseen = ids.filter((id) => !fresh.has(id));
    if (unseen.length === 0) return;
    setFresh(new Set([...fresh, ...unseen]));
    mutate(unseen);
  }, [shown, fresh, mutate]);
  return fresh;
}
