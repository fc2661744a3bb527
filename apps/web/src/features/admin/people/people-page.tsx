'use client';
import dynamic from 'next/dynamic';
import { useMemo, useState, type ReactNode } from 'react';
import { useQueryStates } from 'nuqs';
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import type { UserRow } from '@fermata/contracts';
import { DataTable, PersonName, type TableColumn } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useCommands } from '../../../shared/commands/registry.ts';
import { usePreferences } from '../../../shared/theme/preferences.ts';
import { useGroups } from '../api/groups.ts';
import { usePeople } from '../api/people.ts';
import { AdminPage } from '../frame/admin-page.tsx';
import { peopleParsers, peopleQuery } from '../model/people-filters.ts';
import { PeopleFilters } from './people-filters.tsx';

const InviteDialog = dynamic(() => import('./invite-dialog.tsx').then((part) => part.InviteDialog), {
  ssr: false,
});
const PersonDrawer = dynamic(() => import('./person-drawer.tsx').then((part) => part.PersonDrawer), {
  ssr: false,
});

/** Who may sign in: found, invited, changed. */
export function PeoplePage(): ReactNode {
  const words = useTranslations('admin.people');
  const [filters, setFilters] = useQueryStates(peopleParsers, { clearOnDefault: true });
  const [isInviting, setInviting] = useState(false);
  useCommands(
    'admin.people',
    useMemo(
      () => [
        { id: 'admin.invite', title: words('invite'), group: words('title'), run: () => setInviting(true) },
      ],
      [words],
    ),
  );
  const open = (person: string | null) => void setFilters({ person }, { history: 'push' });
  return (
    <AdminPage
      section="people"
      actions={
        <Button leftSection={<IconUserPlus size={16} />} onClick={() => setInviting(true)}>
          {words('invite')}
        </Button>
      }
      tools={<PeopleFilters filters={filters} onChange={(change) => void setFilters(change)} />}
    >
      <PeopleRows filters={filters} onOpen={open} />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
      {filters.person !== null && (
        <PersonDrawer key={filters.person} id={filters.person} onClose={() => open(null)} />
      )}
    </AdminPage>
  );
}

interface RowsProperties {
  readonly filters: Parameters<typeof peopleQuery>[0];
  readonly onOpen: (id: string) => void;
}

function PeopleRows({ filters, onOpen }: RowsProperties): ReactNode {
  const words = useTranslations('admin.people');
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  const list = usePeople(peopleQuery(filters));
  const columns = useColumns();
  const rows = list.data?.pages.flatMap(({ items }) => items);
  if (list.isError && rows === undefined)
    return <CallProblem error={list.error} title={words('listFailed')} onRetry={() => void list.refetch()} />;
  return (
    <DataTable<UserRow>
      label={words('title')}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      href={({ id }) => `/admin/people?person=${encodeURIComponent(id)}`}
      onOpen={({ id }) => onOpen(id)}
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
      singleKeys={singleKeys}
      empty={<p>{words('empty')}</p>}
    />
  );
}

function useColumns(): readonly TableColumn<UserRow>[] {
  const words = useTranslations('admin');
  const { data: known } = useGroups();
  return useMemo(() => {
    const titles = new Map((known ?? []).map(({ name, title }) => [name, title]));
    const titleOf = (group: string) => titles.get(group) ?? group;
    return [
      {
        id: 'name',
        title: words('people.name'),
        minWidth: 180,
        cell: ({ name }) => <PersonName name={name} />,
      },
      { id: 'login', title: words('people.login'), width: 140, cell: ({ login }) => login },
      {
        id: 'status',
        title: words('people.status'),
        width: 130,
        cell: ({ status }) => (
          <span className="fm-admin-state" data-state={status}>
            {words(`people.statuses.${status}`)}
          </span>
        ),
      },
      {
        id: 'roles',
        title: words('people.roles'),
        minWidth: 160,
        cell: ({ roles }) => roles.map((role) => words(`roles.${role}`)).join(', '),
      },
      {
        id: 'groups',
        title: words('people.groups'),
        minWidth: 140,
        cell: ({ groups }) => groups.map(titleOf).join(', '),
      },
      {
        id: 'email',
        title: words('people.email'),
        width: 200,
        optional: true,
        cell: ({ email }) => email ?? '',
      },
    ];
  }, [words, known]);
}
