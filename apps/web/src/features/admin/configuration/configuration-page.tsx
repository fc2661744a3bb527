'use client';
import { useMemo, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { ConfigurationRow } from '@fermata/contracts';
import { DataTable, type TableColumn } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useConfiguration } from '../api/house.ts';
import { AdminPage } from '../frame/admin-page.tsx';

/** How the API is set up, as it has read it. */
export function ConfigurationPage(): ReactNode {
  const words = useTranslations('admin.configuration');
  const list = useConfiguration();
  const columns = useColumns();
  return (
    <AdminPage section="configuration">
      <p className="fm-admin-dim">{words('intro')}</p>
      {list.isError && list.data === undefined ? (
        <CallProblem error={list.error} title={words('listFailed')} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable<ConfigurationRow>
          label={words('title')}
          columns={columns}
          rows={list.data}
          rowId={({ name }) => name}
        />
      )}
    </AdminPage>
  );
}

function useColumns(): readonly TableColumn<ConfigurationRow>[] {
  const words = useTranslations('admin.configuration');
  return useMemo(
    () => [
      {
        id: 'name',
        title: words('name'),
        width: 270,
        cell: ({ name }) => <code className="fm-mono">{name}</code>,
      },
      {
        id: 'value',
        title: words('value'),
        minWidth: 200,
        cell: ({ value, secret, source }) => {
          if (secret) return words(source === 'environment' ? 'secretSet' : 'secretUnset');
          return value === undefined || value === '' ? (
            words('none')
          ) : (
            <code className="fm-mono">{value}</code>
          );
        },
      },
      { id: 'source', title: words('source'), width: 130, cell: ({ source }) => words(`sources.${source}`) },
      {
        id: 'meaning',
        title: words('meaning'),
        minWidth: 220,
        cell: ({ name, description }) =>
          words.has(`meanings.${name}` as never) ? words(`meanings.${name}` as never) : description,
      },
    ],
    [words],
  );
}
