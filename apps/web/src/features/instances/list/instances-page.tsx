'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Anchor, Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { InstanceSummary } from '@fermata/contracts';
import { DataTable, type TableSort } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Page } from '../../../shared/frame/page.tsx';
import { useMay } from '../../../shared/session/use-me.ts';
import { useRefreshOn } from '../../../shared/stream/use-changes.ts';
import { usePreferences } from '../../../shared/theme/preferences.ts';
import { ViewMenu } from '../../../shared/views/view-menu.tsx';
import { listKey, useCounts, useInstances } from '../api/lists.ts';
import type { BulkWish } from '../model/bulk-wish.ts';
import { filterQuery, isFiltered, type InstanceFilters } from '../model/filters.ts';
import { nameOf } from '../model/name.ts';
import { BulkBar } from './bulk-bar.tsx';
import { useColumns } from './columns.tsx';
import { FilterBar } from './filter-bar.tsx';
import { StatusTabs } from './status-tabs.tsx';
import { useFilters } from './use-filters.ts';

// Comes when something is to be done with many.
const FleetDialog = dynamic(() => import('../fleets/fleet-dialog.tsx').then((part) => part.FleetDialog), {
  ssr: false,
});

const none: ReadonlySet<string> = new Set();

/** All running and ended instances: filtered, counted, chosen for verbs. */
export function InstancesPage(): ReactNode {
  const words = useTranslations('instances');
  const may = useMay();
  const { filters, change, clear } = useFilters();
  const query = filterQuery(filters);
  const counts = useCounts(query);
  useRefreshOn('instance', listKey);
  return (
    <Page
      title={words('title')}
      guide="admin"
      actions={
        <>
          {may('instance.fleet') && (
            <Button component={Link} href="/instances/fleets" variant="default">
              {words('fleets.title')}
            </Button>
          )}
          <Button component={Link} href="/instances/start" leftSection={<IconPlayerPlay size={16} />}>
            {words('start.action')}
          </Button>
        </>
      }
      tools={
        <>
          <StatusTabs
            counts={counts.data}
            chosen={filters.status}
            onChange={(status) => change({ status })}
          />
          <FilterBar filters={filters} onChange={change} onClear={clear}>
            <ViewMenu page="instances" path="/instances" />
          </FilterBar>
        </>
      }
    >
      <InstanceRows filters={filters} onFilters={change} onClear={clear} />
    </Page>
  );
}

interface RowsProperties {
  readonly filters: InstanceFilters;
  readonly onFilters: (change: Partial<InstanceFilters>) => void;
  readonly onClear: () => void;
}

function InstanceRows({ filters, onFilters, onClear }: RowsProperties): ReactNode {
  const words = useTranslations('instances');
  const router = useRouter();
  const may = useMay();
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const columns = useColumns();
  const list = useInstances(filterQuery(filters), filters.order);
  const [selection, setSelection] = useState(none);
  const [shownColumns, setShownColumns] = useState<readonly string[]>();
  const [wish, setWish] = useState<BulkWish>();
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (list.isError && rows === undefined)
    return <CallProblem error={list.error} title={words('listFailed')} onRetry={() => void list.refetch()} />;
  const chosen = (rows ?? []).filter(({ id }) => selection.has(id));
  return (
    <>
      <DataTable<InstanceSummary>
        label={words('title')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={nameOf}
        href={({ id }) => `/instances/${id}`}
        onOpen={({ id }) => router.push(`/instances/${id}`)}
        sort={sortOf(filters)}
        onSort={(sort) => onFilters({ order: orderOf(sort) })}
        {...(may('instance.fleet') && { selection, onSelection: setSelection })}
        bulk={<BulkBar chosen={chosen} filters={filters} onWish={setWish} />}
        hasMore={list.hasNextPage}
        isLoadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        shownColumns={shownColumns}
        onShownColumns={setShownColumns}
        singleKeys={singleKeys}
        empty={<Empty filters={filters} onClear={onClear} />}
        actions={({ id, businessKey }) => [
          { key: 'copy', label: words('copyId'), onClick: () => void navigator.clipboard.writeText(id) },
          ...(businessKey === undefined
            ? []
            : [{ key: 'same', label: words('sameKey'), onClick: () => onFilters({ key: businessKey }) }]),
        ]}
      />
      {wish !== undefined && (
        <FleetDialog
          wish={wish}
          onClose={() => setWish(undefined)}
          onMade={({ id }) => router.push(`/instances/fleets/${id}`)}
        />
      )}
    </>
  );
}

function Empty({ filters, onClear }: { readonly filters: InstanceFilters; readonly onClear: () => void }) {
  const words = useTranslations('instances.empty');
  if (isFiltered(filters))
    return (
      <p>
        {words('filtered')}{' '}
        <Anchor component="button" type="button" size="sm" onClick={onClear}>
          {words('clear')}
        </Anchor>
      </p>
    );
  return (
    <p>
      {words('none')}{' '}
      <Link className="fm-text-link" href="/instances/start">
        {words('start')}
      </Link>
    </p>
  );
}

function sortOf({ order }: InstanceFilters): TableSort {
  if (order === 'changed') return { column: 'changed', direction: 'desc' };
  return { column: 'created', direction: order === 'oldest' ? 'asc' : 'desc' };
}

/** The last change has one direction only: what moves now stands first. */
function orderOf({ column, direction }: TableSort): InstanceFilters['order'] {
  if (column === 'changed') return 'changed';
  return direction === 'asc' ? 'oldest' : 'newest';
}
