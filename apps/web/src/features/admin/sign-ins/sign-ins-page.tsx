'use client';
import { useMemo, type ReactNode } from 'react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { SignInRow } from '@fermata/contracts';
import { DataTable, RelativeTime, type TableColumn } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useSignIns } from '../api/house.ts';
import { AdminPage } from '../frame/admin-page.tsx';

const results = Object.freeze(['succeeded', 'failed'] as const);
const parsers = { subject: parseAsString, result: parseAsStringLiteral(results) };

/** Who has tried to sign in, from where, and whether it worked. */
export function SignInsPage(): ReactNode {
  const words = useTranslations('admin.signIns');
  const [filters, setFilters] = useQueryStates(parsers, { clearOnDefault: true });
  const { subject, result } = filters;
  const list = useSignIns({ ...(subject && { subject }), ...(result !== null && { result }) });
  const rows = list.data?.pages.flatMap(({ items }) => items.map((item, place) => ({ ...item, place })));
  const columns = useColumns();
  return (
    <AdminPage
      section="signIns"
      tools={
        <Group gap="sm" className="fm-admin-filters" role="search">
          <TextInput
            aria-label={words('subject')}
            placeholder={words('subject')}
            defaultValue={subject ?? ''}
            autoCapitalize="none"
            onChange={({ currentTarget }) => void setFilters({ subject: currentTarget.value.trim() || null })}
          />
          <NativeSelect
            aria-label={words('result')}
            data={[
              { value: '', label: words('anyResult') },
              ...results.map((value) => ({ value, label: words(`results.${value}`) })),
            ]}
            value={result ?? ''}
            onChange={({ currentTarget }) =>
              void setFilters({ result: (currentTarget.value || null) as typeof result })
            }
          />
        </Group>
      }
    >
      {list.isError && rows === undefined ? (
        <CallProblem error={list.error} title={words('listFailed')} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable<Row>
          label={words('title')}
          columns={columns}
          rows={rows}
          rowId={(row) => `${row.at} ${row.kind} ${row.subject} ${row.place}`}
          rowName={(row) => row.subject}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          empty={<p>{words('empty')}</p>}
        />
      )}
    </AdminPage>
  );
}

type Row = SignInRow & { readonly place: number };

function useColumns(): readonly TableColumn<Row>[] {
  const words = useTranslations('admin.signIns');
  return useMemo(
    () => [
      { id: 'subject', title: words('who'), minWidth: 200, cell: ({ subject }) => subject },
      { id: 'kind', title: words('kind'), width: 180, cell: ({ kind }) => words(`kinds.${kind}`) },
      {
        id: 'result',
        title: words('result'),
        width: 130,
        cell: ({ succeeded }) => (
          <span className="fm-admin-state" data-state={succeeded ? 'active' : 'failed'}>
            {words(succeeded ? 'results.succeeded' : 'results.failed')}
          </span>
        ),
      },
      { id: 'at', title: words('at'), width: 150, cell: ({ at }) => <RelativeTime at={at} /> },
    ],
    [words],
  );
}
