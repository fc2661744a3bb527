'use client';
import { useMemo, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { EscalationRow } from '@fermata/contracts';
import { DataTable, PersonName, RelativeTime, type TableColumn } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { usePages } from '../api/queries.ts';
import { useNames } from '../api/use-names.ts';
import { nameOfTask } from '../model/desk-task.ts';

/** Who was reminded, what was escalated and handed on, newest first. */
export function LogTab(): ReactNode {
  const words = useTranslations('desk.log');
  const router = useRouter();
  const columns = useColumns();
  const list = usePages('escalations');
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (list.isError && rows === undefined)
    return <CallProblem error={list.error} title={words('failed')} onRetry={() => void list.refetch()} />;
  return (
    <DataTable<EscalationRow>
      label={words('title')}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowName={nameOfTask}
      href={({ taskId }) => `/tasks/${taskId}`}
      onOpen={({ taskId }) => router.push(`/tasks/${taskId}`)}
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
      empty={<p>{words('none')}</p>}
    />
  );
}

function useColumns(): readonly TableColumn<EscalationRow>[] {
  const words = useTranslations('desk.log');
  const called = useNames();
  return useMemo(
    () => [
      { id: 'title', title: words('task'), minWidth: 220, cell: nameOfTask },
      {
        id: 'kind',
        title: words('what'),
        width: 130,
        cell: ({ kind }) => (
          <span className="fm-desk-kind" data-kind={kind}>
            {words(`kinds.${kind}`)}
          </span>
        ),
      },
      { id: 'to', title: words('to'), width: 180, cell: ({ to }) => to.map(called).join(', ') },
      {
        id: 'by',
        title: words('by'),
        width: 170,
        cell: ({ by }) =>
          by === undefined ? <span className="fm-dim">{words('timer')}</span> : <PersonName name={by.name} />,
      },
      { id: 'reason', title: words('reason'), minWidth: 140, cell: ({ reason }) => reason },
      { id: 'at', title: words('at'), width: 130, cell: ({ at }) => <RelativeTime at={at} /> },
    ],
    [words, called],
  );
}
