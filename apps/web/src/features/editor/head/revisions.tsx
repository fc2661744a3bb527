'use client';
import { useState, type ReactNode } from 'react';
import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { TextDiff } from '@fermata/ui';
import { taken } from '../../../shared/api/client.ts';
import { editingRevision, editingRevisions } from '../../../shared/api/generated/sdk.gen.ts';
import { Drawer } from '../../../shared/frame/dialogs.tsx';
import { useDocument, useEditor } from '../editor-context.tsx';

/** Texts that the draft has had: look, compare, take one up again. */
export function Revisions({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useTranslations('editor.revisions');
  const format = useFormatter();
  const { id } = useEditor();
  const [chosen, setChosen] = useState<number>();
  const { data } = useQuery({
    queryKey: ['revisions', id.kind, id.name],
    queryFn: async () => (await taken(editingRevisions({ path: id }))).items,
    staleTime: 0,
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={words('title')}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        {data?.length === 0 && <Text c="dimmed">{words('none')}</Text>}
        <ul className="fm-revisions">
          {data?.map(({ revision, label, savedBy, savedAt }) => (
            <li key={revision}>
              <UnstyledButton
                className="fm-revision"
                aria-pressed={chosen === revision}
                onClick={() => setChosen(revision)}
              >
                <span>{label ?? words('unnamed')}</span>
                <small>
                  {words('by', {
                    who: savedBy,
                    when: format.dateTime(new Date(savedAt), { dateStyle: 'medium', timeStyle: 'short' }),
                  })}
                </small>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {chosen !== undefined && <Compared revision={chosen} onDone={onClose} />}
      </Stack>
    </Drawer>
  );
}

function Compared({
  revision,
  onDone,
}: {
  readonly revision: number;
  readonly onDone: () => void;
}): ReactNode {
  const words = useTranslations('editor.revisions');
  const { id, store, nonce, readOnly } = useEditor();
  const source = useDocument(({ document }) => document.source);
  const { data } = useQuery({
    queryKey: ['revision', id.kind, id.name, revision],
    queryFn: () => taken(editingRevision({ path: { ...id, revision } })),
  });
  if (data === undefined) return null;
  return (
    <Stack gap="sm">
      <TextDiff
        before={data.source}
        after={source}
        format={data.format}
        label={words('compared')}
        {...(nonce === undefined ? {} : { nonce })}
      />
      <Group justify="flex-end">
        <Button
          disabled={readOnly || data.source === source}
          onClick={() => {
            store.actions.replace({ source: data.source, format: data.format }, 'edit.restore');
            onDone();
          }}
        >
          {words('restore')}
        </Button>
      </Group>
    </Stack>
  );
}
