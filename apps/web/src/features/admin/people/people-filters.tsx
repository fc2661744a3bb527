'use client';
import type { ReactNode } from 'react';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { roles } from '@fermata/contracts';
import { groupNames } from '../api/people.ts';
import { useGroups } from '../api/groups.ts';
import { statuses, type PeopleFilters as Filters } from '../model/people-filters.ts';

interface Properties {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
}

/** A part of the name, a role, a group, a status. */
export function PeopleFilters({ filters, onChange }: Properties): ReactNode {
  const words = useTranslations('admin');
  const groups = useGroups();
  return (
    <Group gap="sm" className="fm-admin-filters" role="search">
      <TextInput
        aria-label={words('people.search')}
        placeholder={words('people.search')}
        leftSection={<IconSearch size={16} />}
        defaultValue={filters.q ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ q: currentTarget.value === '' ? null : currentTarget.value })
        }
      />
      <NativeSelect
        aria-label={words('people.roles')}
        data={[
          { value: '', label: words('people.anyRole') },
          ...roles.map((value) => ({ value, label: words(`roles.${value}`) })),
        ]}
        value={filters.role ?? ''}
        onChange={({ currentTarget }) => onChange({ role: (currentTarget.value || null) as Filters['role'] })}
      />
      <NativeSelect
        aria-label={words('people.groups')}
        data={[{ value: '', label: words('people.anyGroup') }, ...groupNames(groups.data)]}
        value={filters.group ?? ''}
        onChange={({ currentTarget }) => onChange({ group: currentTarget.value || null })}
      />
      <NativeSelect
        aria-label={words('people.status')}
        data={[
          { value: '', label: words('people.anyStatus') },
          ...statuses.map((value) => ({ value, label: words(`people.statuses.${value}`) })),
        ]}
        value={filters.status ?? ''}
        onChange={({ currentTarget }) =>
          onChange({ status: (currentTarget.value || null) as Filters['status'] })
        }
      />
    </Group>
  );
}
