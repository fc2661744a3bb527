'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { Button, Group, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { taken } from '../../shared/api/client.ts';
import {
  shelfArchive,
  shelfDelete,
  shelfDuplicate,
  shelfSetTags,
  shelfUnarchive,
  shelfUndelete,
} from '../../shared/api/generated/sdk.gen.ts';
import { useFailureText } from '../../shared/api/use-failure-text.ts';
import type { Asked } from './use-row-actions.ts';
import { listKey } from './use-workflows.ts';
import { Modal } from '../../shared/frame/dialogs.tsx';

/** Confirms by naming what follows, then does it. */
export function Acts({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }): ReactNode {
  const { act, row } = asked;
  const words = useTranslations('definitions.acts');
  const failureText = useFailureText();
  const router = useRouter();
  const queries = useQueryClient();
  const [name, setName] = useState(`${row.name}-copy`);
  const [tags, setTags] = useState<readonly string[]>(row.tags);
  const work = useMutation({
    mutationFn: () => perform(asked, { name, tags }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: listKey });
      onClose();
      if (act === 'duplicate') router.push(`/workflows/${encodeURIComponent(name)}`);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    work.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words(`${act}.title`, { title: row.title })}
      withCloseButton={false}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">
            {words(`${act}.consequence`, { title: row.title, open: row.openInstances ?? 0 })}
          </Text>
          {act === 'duplicate' && (
            <TextInput
              data-autofocus
              label={words('name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          {act === 'tags' && (
            <TagsInput
              data-autofocus
              label={words('tagList')}
              value={[...tags]}
              onChange={setTags}
              maxTags={20}
            />
          )}
          {work.error !== null && (
            <Text size="sm" c="red" role="alert">
              {failureText(work.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={work.isPending} {...(act === 'delete' ? { color: 'red' } : {})}>
              {words(`${act}.do`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function perform(
  { act, row }: Asked,
  { name, tags }: { readonly name: string; readonly tags: readonly string[] },
): Promise<unknown> {
  const path = { kind: 'workflow' as const, name: row.name };
  switch (act) {
    case 'duplicate':
      return taken(
        shelfDuplicate({ path, body: { name }, headers: { 'Idempotency-Key': crypto.randomUUID() } }),
      );
    case 'tags':
      return taken(shelfSetTags({ path, body: { tags: [...tags] } }));
    case 'archive':
      return taken(shelfArchive({ path }));
    case 'unarchive':
      return taken(shelfUnarchive({ path }));
    case 'delete':
      return taken(shelfDelete({ path }));
    case 'undelete':
      return taken(shelfUndelete({ path }));
  }
}
