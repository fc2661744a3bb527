'use client';
import { useMemo, useState, type ReactNode } from 'react';
import { parseAsString, useQueryState } from 'nuqs';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { GroupRow } from '@fermata/contracts';
import { DataTable, type TableColumn } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { usePreferences } from '../../../shared/theme/preferences.ts';
import { useGroups } from '../api/groups.ts';
import { AdminPage } from '../frame/admin-page.tsx';
import { WentBack } from '../frame/went-back.tsx';
import { GroupDrawer } from './group-drawer.tsx';
import { NewGroupDialog } from './new-group-dialog.tsx';

/** Groups of people who are offered tasks together. */
export function GroupsPage(): ReactNode {
  const words = useTranslations('admin.groups');
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const [open, setOpen] = useQueryState('group', parseAsString.withOptions({ history: 'push' }));
  const [isAdding, setAdding] = useState(false);
  const [gone, setGone] = useState<{ readonly title: string; readonly tasks: readonly string[] }>();
  const list = useGroups();
  const columns = useColumns();
  const chosen = list.data?.find(({ name }) => name === open);
  return (
    <AdminPage
      section="groups"
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {words('add')}
        </Button>
      }
    >
      {list.isError && list.data === undefined ? (
        <CallProblem error={list.error} title={words('listFailed')} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable<GroupRow>
          label={words('title')}
          columns={columns}
          rows={list.data}
          rowId={({ name }) => name}
          rowName={({ title }) => title}
          href={({ name }) => `/admin/groups?group=${encodeURIComponent(name)}`}
          onOpen={({ name }) => void setOpen(name)}
          singleKeys={singleKeys}
          empty={<p>{words('empty')}</p>}
        />
      )}
      {isAdding && <NewGroupDialog onClose={() => setAdding(false)} onMade={(name) => void setOpen(name)} />}
      {chosen !== undefined && (
        <GroupDrawer
          key={chosen.name}
          group={chosen}
          onClose={() => void setOpen(null)}
          onRemoved={(tasks) => setGone({ title: chosen.title, tasks })}
        />
      )}
      {gone !== undefined && (
        <WentBack
          title={words('remove.done', { title: gone.title })}
          tasks={gone.tasks}
          onClose={() => {
            setGone(undefined);
            void setOpen(null);
          }}
        />
      )}
    </AdminPage>
  );
}

function useColumns(): readonly TableColumn<GroupRow>[] {
  const words = useTranslations('admin.groups');
  return useMemo(
    () => [
      { id: 'title', title: words('name'), minWidth: 180, cell: ({ title }) => title },
      {
        id: 'name',
        title: words('id'),
        width: 180,
        cell: ({ name }) => <code className="fm-mono">{name}</code>,
      },
      {
        id: 'count',
        title: words('count'),
        width: 110,
        align: 'end',
        cell: ({ members }) => members.length,
      },
      { id: 'members', title: words('members'), minWidth: 200, cell: ({ members }) => members.join(', ') },
    ],
    [words],
  );
}
