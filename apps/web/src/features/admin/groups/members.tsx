'use client';
import { useState, type ReactNode } from 'react';
import { ActionIcon, Group, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { GroupRow } from '@fermata/contracts';
import { PersonName } from '@fermata/ui';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useSetMember } from '../api/groups.ts';
import { usePeople } from '../api/people.ts';

interface Properties {
  readonly group: GroupRow;
}

/** Who is in a group; somebody is found by a part of the name. */
export function Members({ group }: Properties): ReactNode {
  const words = useTranslations('admin');
  const set = useSetMember(group.name);
  const people = usePeople({ group: group.name }).data?.pages.flatMap(({ items }) => items) ?? [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (
    <>
      {group.members.length === 0 && <p className="fm-admin-dim">{words('groups.noMembers')}</p>}
      <ul className="fm-admin-list">
        {group.members.map((user) => (
          <li key={user}>
            <span className="fm-admin-member">
              <PersonName name={names.get(user) ?? user} /> <span className="fm-admin-dim">{user}</span>
            </span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words('groups.takeOut', { user: names.get(user) ?? user })}
              onClick={() => set.mutate({ user, isMember: false })}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Group mt="sm">
        <PersonSelect
          label={words('groups.addMember')}
          without={group.members}
          onChoose={(user) => set.mutate({ user, isMember: true })}
        />
      </Group>
      {set.isError && <CallProblem error={set.error} title={words('failed')} />}
    </>
  );
}

interface SelectProperties {
  readonly label: string;
  readonly without: readonly string[];
  readonly onChoose: (user: string) => void;
}

/** Chooses a person among all, by a part of the name. */
export function PersonSelect({ label, without, onChoose }: SelectProperties): ReactNode {
  const words = useTranslations('admin');
  const [text, setText] = useState('');
  const [sought] = useDebouncedValue(text.trim(), 200);
  const list = usePeople(sought === '' ? {} : { text: sought });
  const found = list.data?.pages[0]?.items ?? [];
  return (
    <Select
      className="fm-admin-grow"
      label={label}
      placeholder={words('people.search')}
      searchable
      value={null}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={found
        .filter(({ id, status }) => status !== 'disabled' && !without.includes(id))
        .map(({ id, name }) => ({ value: id, label: `${name} · ${id}` }))}
      nothingFoundMessage={words('people.empty')}
      onChange={(user) => {
        if (user !== null) onChoose(user);
        setText('');
      }}
    />
  );
}
