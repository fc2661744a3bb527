'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'next-intl';
import type { Role, UserRow } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { useGroups } from '../api/groups.ts';
import { groupNames, useUpdatePerson } from '../api/people.ts';
import { changeOf, formOf } from '../model/person-change.ts';
import { useRoleChoices } from './use-role-choices.ts';

interface Properties {
  readonly person: UserRow;
}

/** Name, address, roles and groups; only what was changed is sent. */
export function PersonForm({ person }: Properties): ReactNode {
  const words = useTranslations('admin');
  const groups = useGroups();
  const choices = useRoleChoices();
  const update = useUpdatePerson(person.id, () => void notifications.show({ message: words('saved') }));
  const [form, setForm] = useState(() => formOf(person));
  const change = changeOf(person, form);
  const save = () => {
    if (change !== undefined) update.mutate(change);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack>
        <TextInput
          label={words('people.name')}
          value={form.name}
          required
          maxLength={200}
          onChange={({ currentTarget }) => setForm({ ...form, name: currentTarget.value })}
        />
        <TextInput
          label={words('people.email')}
          type="email"
          value={form.email}
          onChange={({ currentTarget }) => setForm({ ...form, email: currentTarget.value })}
        />
        <MultiSelect
          label={words('people.roles')}
          data={[...choices]}
          value={[...form.roles]}
          onChange={(roles) => setForm({ ...form, roles: roles as Role[] })}
        />
        <MultiSelect
          label={words('people.groups')}
          data={[...groupNames(groups.data)]}
          value={[...form.groups]}
          searchable
          onChange={(chosen) => setForm({ ...form, groups: chosen })}
        />
        {update.isError && <CallProblem error={update.error} title={words('failed')} />}
        <Group justify="flex-end">
          <Button type="submit" disabled={change === undefined} loading={update.isPending}>
            {words('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
