'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CallProblem } from '../../../shared/api/call-problem.tsx';
import { Modal } from '../../../shared/frame/dialogs.tsx';
import { useSaveGroup } from '../api/groups.ts';
import { groupNameFrom } from '../model/group-name.ts';

interface Properties {
  readonly onClose: () => void;
  readonly onMade: (name: string) => void;
}

/** Makes a group: its title, and the name that workflows write. */
export function NewGroupDialog({ onClose, onMade }: Properties): ReactNode {
  const words = useTranslations('admin');
  const save = useSaveGroup();
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string>();
  const name = typed ?? groupNameFrom(title);
  const make = () =>
    save.mutate(
      { name, title: title.trim() },
      {
        onSuccess: () => {
          onClose();
          onMade(name);
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={words('groups.add')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <Stack>
          <TextInput
            label={words('groups.name')}
            value={title}
            required
            maxLength={200}
            data-autofocus
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          <TextInput
            label={words('groups.id')}
            description={words('groups.idHelp')}
            value={name}
            required
            pattern="[a-z][a-z0-9\-]{0,63}"
            autoCapitalize="none"
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          {save.isError && <CallProblem error={save.error} title={words('failed')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {words('groups.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
