'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { GroupRow } from '@fermata/contracts';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Drawer } from '../../../shared/frame/dialogs.tsx';
import { useGroupReliance, useRemoveGroup, useSaveGroup } from '../api/groups.ts';
import { ConfirmDialog } from '../frame/confirm-dialog.tsx';
import { GrantsMatrix } from './grants-matrix.tsx';
import { Members } from './members.tsx';

interface Properties {
  readonly group: GroupRow;
  readonly onClose: () => void;
  /** Ids of the tasks that have others now. The group is not there any more, and this drawer neither. */
  readonly onRemoved: (tasks: readonly string[]) => void;
}

/** One group: its title, who is in it, who else may do what with its tasks, and its end. */
export function GroupDrawer({ group, onClose, onRemoved }: Properties): ReactNode {
  const words = useTranslations('admin.groups');
  const [isRemoving, setRemoving] = useState(false);
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={group.title}>
      <Stack gap="xl">
        <TitleForm key={group.title} group={group} />
        <section>
          <Title order={3} mb="sm">
            {words('members')}
          </Title>
          <Members group={group} />
        </section>
        <section>
          <Title order={3} mb="xs">
            {words('grants')}
          </Title>
          <p className="fm-admin-dim">{words('grantsHelp')}</p>
          <GrantsMatrix name={group.name} />
        </section>
        <Group>
          <Button variant="outline" color="red" onClick={() => setRemoving(true)}>
            {words('remove.action')}
          </Button>
        </Group>
      </Stack>
      {isRemoving && <Remove group={group} onClose={() => setRemoving(false)} onRemoved={onRemoved} />}
    </Drawer>
  );
}

function TitleForm({ group }: { readonly group: GroupRow }): ReactNode {
  const words = useTranslations('admin');
  const save = useSaveGroup();
  const [title, setTitle] = useState(group.title);
  const isChanged = title.trim() !== '' && title.trim() !== group.title;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) save.mutate({ name: group.name, title: title.trim() });
      }}
    >
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          className="fm-admin-grow"
          label={words('groups.name')}
          value={title}
          maxLength={200}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Button type="submit" disabled={!isChanged} loading={save.isPending}>
          {words('save')}
        </Button>
      </Group>
      {save.isError && <CallProblem error={save.error} title={words('failed')} />}
    </form>
  );
}

/** What fails is shown by the dialog. */
const noop = (): void => undefined;

function Remove({ group, onClose, onRemoved }: Properties): ReactNode {
  const words = useTranslations('admin.groups.remove');
  const { data } = useGroupReliance(group.name);
  const remove = useRemoveGroup(group.name);
  const end = () => void remove.mutateAsync().then(({ tasks }) => onRemoved(tasks), noop);
  return (
    <ConfirmDialog
      title={words('title', { title: group.title })}
      confirm={words('action')}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={end}
      onClose={onClose}
    >
      <p>{words('members', { members: data?.members ?? 0 })}</p>
      <p>{words('tasks', { offered: data?.offered ?? 0, alone: data?.alone ?? 0 })}</p>
    </ConfirmDialog>
  );
}
