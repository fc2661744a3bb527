'use client';
import { useState, type ReactNode } from 'react';
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ViewPage } from '@fermata/contracts';
import { CallProblem } from '../api/call-problem.tsx';
import { Modal } from '../frame/dialogs.tsx';
import { useMay } from '../session/use-me.ts';
import { useViews } from './use-views.ts';

interface Properties {
  readonly page: ViewPage;
  /** The filters as they stand in the address. */
  readonly query: string;
  readonly onClose: () => void;
}

/** Keeps the filters as a view, for oneself or for all. */
export function SaveView({ page, query, onClose }: Properties): ReactNode {
  const words = useTranslations('views');
  const may = useMay();
  const { save } = useViews(page);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  return (
    <Modal opened onClose={onClose} title={words('saveTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ name, query, shared }, { onSuccess: onClose });
        }}
      >
        <Stack>
          <TextInput
            label={words('name')}
            value={name}
            maxLength={80}
            required
            data-autofocus
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {may('view.share') && (
            <Checkbox
              label={words('share')}
              checked={shared}
              onChange={({ currentTarget }) => setShared(currentTarget.checked)}
            />
          )}
          {save.isError && <CallProblem error={save.error} title={words('failed')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {words('saveNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
