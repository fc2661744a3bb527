'use client';
import dynamic from 'next/dynamic';
import { useMemo, useState, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { DataTable, type TableSort } from '@fermata/ui';
import { useCommands } from '../../shared/commands/registry.ts';
import { Page } from '../../shared/frame/page.tsx';
import { useMay } from '../../shared/session/use-me.ts';
import { ListEmpty } from './list-empty.tsx';
import { ListFault } from './list-fault.tsx';
import { TagFilter } from './tag-filter.tsx';
import { useColumns } from './use-columns.tsx';
import { useFilter } from './use-filter.ts';
import { useRowActions, type Asked } from './use-row-actions.ts';
import { useWorkflows } from './use-workflows.ts';

// Dialogs come when they are asked for: one of them carries the reader of YAML.
const NewWorkflow = dynamic(() => import('./new/new-workflow.tsx').then((part) => part.NewWorkflow), {
  ssr: false,
});
const Acts = dynamic(() => import('./row-actions.tsx').then((part) => part.Acts), { ssr: false });

/** All workflows: search, status, what is found, what runs; everything of the list is in the URL. */
export function Workflows(): ReactNode {
  const words = useTranslations('definitions');
  const router = useRouter();
  const mayEdit = useMay()('definition.edit');
  const { filter, dialog, set } = useFilter();
  const query = useWorkflows(filter);
  const [asked, setAsked] = useState<Asked>();
  const actions = useRowActions(setAsked);
  const columns = useColumns((tag) => void set({ tag }));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  const open = () => void set({ dialog: 'new' });
  useListCommands(mayEdit, open);
  const sort: TableSort =
    filter.order === 'name' ? { column: 'name', direction: 'asc' } : { column: 'updated', direction: 'desc' };
  return (
    <Page
      title={words('title')}
      actions={
        mayEdit ? (
          <Button leftSection={<IconPlus size={16} />} onClick={open}>
            {words('new')}
          </Button>
        ) : undefined
      }
      tools={
        <div className="fm-list-tools">
          <TextInput
            aria-label={words('search')}
            placeholder={words('search')}
            leftSection={<IconSearch size={16} />}
            value={filter.text}
            onChange={(event) => void set({ text: event.currentTarget.value })}
          />
          <SegmentedControl
            aria-label={words('shelf.label')}
            value={filter.shelf}
            onChange={(shelf) => void set({ shelf: shelf as typeof filter.shelf })}
            data={(['use', 'archived', 'deleted'] as const).map((value) => ({
              value,
              label: words(`shelf.${value}`),
            }))}
          />
          <TagFilter tag={filter.tag} onClear={() => void set({ tag: '' })} />
        </div>
      }
    >
      {query.error === null ? (
        <DataTable
          label={words('title')}
          columns={columns}
          rows={rows}
          rowId={({ name }) => name}
          rowName={({ title }) => title}
          href={({ name }) => `/workflows/${encodeURIComponent(name)}`}
          onOpen={({ name }) => router.push(`/workflows/${encodeURIComponent(name)}`)}
          sort={sort}
          onSort={({ column }) => void set({ order: column === 'name' ? 'name' : 'updated' })}
          actions={actions}
          hasMore={query.hasNextPage}
          isLoadingMore={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
          empty={<ListEmpty filter={filter} mayEdit={mayEdit} onNew={open} />}
        />
      ) : (
        <ListFault error={query.error} onRetry={() => void query.refetch()} />
      )}
      {dialog === 'new' && <NewWorkflow onClose={() => void set({ dialog: null })} />}
      {asked !== undefined && <Acts asked={asked} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}

function useListCommands(mayEdit: boolean, open: () => void): void {
  const words = useTranslations('definitions');
  const blocked = mayEdit ? undefined : words('mayNot');
  const [latest] = useState(() => ({ open }));
  latest.open = open;
  const commands = useMemo(
    () => [
      {
        id: 'workflows.new',
        title: words('new'),
        group: words('title'),
        keys: ['n'],
        ...(blocked === undefined ? {} : { blocked }),
        run: () => latest.open(),
      },
    ],
    [words, blocked, latest],
  );
  useCommands('workflows', commands);
}
