'use client';
import dynamic from 'next/dynamic';
import { useMemo, type ReactNode } from 'react';
import { createSerializer, useQueryStates } from 'nuqs';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { AuditRow } from '@fermata/contracts';
import { DataTable, LateMenu, RelativeTime, type TableColumn } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { usePreferences } from '../../../shared/theme/preferences.ts';
import { useAudit } from '../api/house.ts';
import { AdminPage } from '../frame/admin-page.tsx';
import { auditParsers, auditQuery, type AuditFilters } from '../model/audit-query.ts';
import { AuditFilterBar } from './audit-filters.tsx';
import { Verify } from './verify.tsx';

const AuditRowDrawer = dynamic(() => import('./audit-row.tsx').then((part) => part.AuditRowDrawer), {
  ssr: false,
});
const loadFormats = async () => (await import('./export-formats.tsx')).ExportFormats;

const addressOf = createSerializer(auditParsers);

/** Who did what, refused attempts included; found, proven, given out. */
export function AuditPage(): ReactNode {
  const words = useTranslations('admin.audit');
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const [{ row: opened, ...filters }, set] = useQueryStates(auditParsers, { clearOnDefault: true });
  const list = useAudit(auditQuery(filters));
  const columns = useColumns();
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const row = rows?.find(({ seq }) => seq === opened);
  const open = (seq: number | null) => void set({ row: seq }, { history: 'push' });
  return (
    <AdminPage
      section="audit"
      actions={
        <>
          <Verify chain={filters.chain} />
          <ExportMenu filters={filters} />
        </>
      }
      tools={<AuditFilterBar filters={filters} onChange={(change) => void set({ ...change, row: null })} />}
    >
      {list.isError && rows === undefined ? (
        <CallProblem error={list.error} title={words('listFailed')} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable<AuditRow>
          label={words('title')}
          columns={columns}
          rows={rows}
          rowId={({ seq }) => String(seq)}
          rowName={({ verb }) => verb}
          onOpen={({ seq }) => open(seq)}
          href={({ seq }) => addressOf('/admin/audit', { ...filters, row: seq })}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          singleKeys={singleKeys}
          empty={<p>{words('empty')}</p>}
        />
      )}
      {row !== undefined && (
        <AuditRowDrawer
          row={row}
          onFilter={(change) => void set({ ...change, row: null })}
          onClose={() => open(null)}
        />
      )}
    </AdminPage>
  );
}

function ExportMenu({ filters }: { readonly filters: AuditFilters }): ReactNode {
  const words = useTranslations('admin.audit');
  return (
    <LateMenu
      position="bottom-end"
      load={loadFormats}
      given={{ filters }}
      target={
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {words('export')}
        </Button>
      }
    />
  );
}

function useColumns(): readonly TableColumn<AuditRow>[] {
  const words = useTranslations('admin.audit');
  return useMemo(
    () => [
      {
        id: 'verb',
        title: words('verb'),
        minWidth: 180,
        cell: ({ verb, allowed }) => (
          <>
            <code className="fm-mono">{verb}</code>
            {!allowed && <span className="fm-admin-refused"> {words('outcomes.denied')}</span>}
          </>
        ),
      },
      { id: 'object', title: words('object'), minWidth: 220, cell: ({ object }) => object },
      { id: 'actor', title: words('actor'), width: 140, cell: ({ actor }) => actor },
      { id: 'at', title: words('at'), width: 130, cell: ({ at }) => <RelativeTime at={at} /> },
      { id: 'seq', title: words('seq'), width: 90, align: 'end', optional: true, cell: ({ seq }) => seq },
      {
        id: 'reason',
        title: words('reason'),
        minWidth: 160,
        optional: true,
        cell: ({ reason }) => reason ?? '',
      },
    ],
    [words],
  );
}
