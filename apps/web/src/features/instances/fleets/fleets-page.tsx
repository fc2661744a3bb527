'use client';
import { useMemo, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { FleetSummary } from '@fermata/contracts';
import { DataTable, RelativeTime, type TableColumn } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Page } from '../../../shared/frame/page.tsx';
import { useFleets } from '../api/fleets.ts';

/** Verbs for many instances: what was asked for, by whom, and how far each has come. */
export function FleetsPage(): ReactNode {
  const words = useTranslations('instances');
  const router = useRouter();
  const list = useFleets();
  const columns = useFleetColumns();
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={words('fleets.title')} guide="admin">
      {list.isError && rows === undefined ? (
        <CallProblem error={list.error} title={words('listFailed')} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable<FleetSummary>
          label={words('fleets.title')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          href={({ id }) => `/instances/fleets/${id}`}
          onOpen={({ id }) => router.push(`/instances/fleets/${id}`)}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          empty={<p>{words('fleets.empty')}</p>}
        />
      )}
    </Page>
  );
}

function useFleetColumns(): readonly TableColumn<FleetSummary>[] {
  const words = useTranslations('instances');
  return useMemo(
    () => [
      {
        id: 'verb',
        title: words('fleets.columns.what'),
        minWidth: 200,
        cell: ({ verb, definition }) => `${words(`verbs.${verb}.title`)} · ${definition}`,
      },
      {
        id: 'status',
        title: words('columns.status'),
        width: 140,
        cell: ({ status }) => words(`fleets.status.${status}`),
      },
      { id: 'reason', title: words('verb.reason'), minWidth: 200, cell: ({ reason }) => reason },
      { id: 'by', title: words('fleets.columns.by'), width: 120, cell: ({ createdBy }) => createdBy },
      {
        id: 'at',
        title: words('fleets.columns.at'),
        width: 128,
        cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
      },
    ],
    [words],
  );
}
