'use client';
import type { ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { DataTable } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { usePreferences } from '../../../shared/theme/preferences.ts';
import { useLoad } from '../api/queries.ts';
import type { DeskTask } from '../model/desk-task.ts';
import { shows, type DeskShow } from '../model/queue.ts';
import { useDesk } from '../page/use-desk.ts';
import { useQueueColumns } from './queue-columns.tsx';
import type { ChosenQueue } from './use-chosen-queue.ts';

interface Properties {
  readonly queue: ChosenQueue;
  readonly mayAssign: boolean;
  readonly isDragging: boolean;
  readonly onAssign: (tasks: readonly DeskTask[]) => void;
}

/** Open tasks, those that are most at risk first: chosen, dragged onto a person, or handed on by a dialog. */
export function Queue({ queue, mayAssign, isDragging, onAssign }: Properties): ReactNode {
  const words = useTranslations('desk.queue');
  const router = useRouter();
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const { desk } = useDesk();
  const { list, rows, chosen, selection, select } = queue;
  const columns = useQueueColumns(mayAssign, isDragging);
  if (list.isError && rows === undefined)
    return <CallProblem error={list.error} title={words('failed')} onRetry={() => void list.refetch()} />;
  return (
    <div className="fm-desk-queue">
      <QueueHead />
      <DataTable<DeskTask>
        label={words('title')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ title }) => title}
        href={({ id }) => `/tasks/${id}`}
        onOpen={({ id }) => router.push(`/tasks/${id}`)}
        {...(mayAssign && { selection, onSelection: select })}
        bulk={
          <Button size="xs" onClick={() => onAssign(chosen)}>
            {words('assign')}
          </Button>
        }
        {...(mayAssign && {
          actions: (task: DeskTask) => [
            { key: 'assign', label: words('assign'), onClick: () => onAssign([task]) },
          ],
        })}
        hasMore={list.hasNextPage}
        isLoadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        singleKeys={singleKeys}
        empty={<p>{words(`empty.${desk.show}`)}</p>}
      />
    </div>
  );
}

function QueueHead(): ReactNode {
  const words = useTranslations('desk.queue');
  const { desk, go } = useDesk();
  const { data } = useLoad(desk.group);
  const whose = data?.rows.find(({ kind, id }) => kind === 'person' && id === desk.person)?.name;
  return (
    <Group gap="sm" mb="sm">
      <SegmentedControl
        size="xs"
        aria-label={words('show')}
        value={desk.show}
        onChange={(show) => go({ show: show as DeskShow })}
        data={shows.map((show) => ({ value: show, label: words(`shows.${show}`) }))}
      />
      {desk.person !== null && (
        <Button
          size="xs"
          variant="default"
          rightSection={<IconX size={14} aria-hidden />}
          onClick={() => go({ person: null })}
        >
          {words('heldBy', { name: whose ?? desk.person })}
        </Button>
      )}
    </Group>
  );
}
