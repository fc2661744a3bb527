'use client';
import { useState, type ReactNode } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useStore } from 'zustand';
import { isObject, type JsonObject, type Problem } from '@fermata/model';
import { DefinitionDiff, useProblemTexts } from '@fermata/ui';
import { taken } from '../api/client.ts';
import { definitionsGet, definitionsPublish, versionsVersion } from '../api/generated/sdk.gen.ts';
import type { DocumentStore } from './document-store.ts';
import type { DefinitionKey } from './draft-port.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Modal } from '../frame/dialogs.tsx';

interface Properties {
  readonly subject: DefinitionKey;
  readonly store: DocumentStore;
  readonly problems: readonly Problem[];
  readonly onClose: () => void;
  /** Shows what differs from the last version in a way of its own, in place of the list of fields. */
  readonly review?: (before: PublishedText) => ReactNode;
  /** What else is to be known before. */
  readonly children?: ReactNode;
  /** How wide it is; `lg` unless said. */
  readonly size?: string;
}

/** The latest version; nothing yet is version 0. */
export interface PublishedText {
  readonly version: number;
  readonly body: JsonObject;
  readonly source: string;
  readonly format: 'yaml' | 'json';
}

/** What a publish changes, a note about it, and the publish itself; errors are shown and hold it back. */
export function PublishDialog(properties: Properties): ReactNode {
  const { subject, store, problems, onClose, review, children, size = 'lg' } = properties;
  const definition = useStore(store, ({ document }) => document.definition);
  const words = useTranslations('document.publishing');
  const failureText = useFailureText();
  const [note, setNote] = useState('');
  const before = useQuery({
    queryKey: ['published', subject.kind, subject.name],
    queryFn: () => latestOf(subject),
    gcTime: 0,
  });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const publish = usePublish(properties, before.data?.version);
  const version = (before.data?.version ?? 0) + 1;
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('title', { version })}
      size={size}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        {errors.length > 0 && <Errors errors={errors} />}
        {before.data !== undefined && <Difference before={before.data} after={definition} review={review} />}
        {children}
        <Textarea
          label={words('note')}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {publish.error !== null && <Alert color="red">{failureText(publish.error)}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button
            loading={publish.isPending}
            disabled={errors.length > 0 || before.data === undefined}
            onClick={() => publish.mutate(note)}
          >
            {words('do', { version })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface DifferenceProperties {
  readonly before: PublishedText;
  readonly after: JsonObject;
  readonly review: Properties['review'];
}

function Difference({ before, after, review }: DifferenceProperties): ReactNode {
  return review === undefined ? <DefinitionDiff before={before.body} after={after} /> : review(before);
}

/** Publishes what was reviewed: when somebody published meanwhile, the difference is another one and is shown anew. */
function usePublish({ subject, store, onClose }: Properties, reviewed: number | undefined) {
  const words = useTranslations('document.publishing');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (note: string) => {
      const saved = await store.actions.flush();
      if (saved.kind !== 'saved') throw new Error(words('notSaved'));
      const { latestVersion } = await taken(definitionsGet({ path: subject }));
      if (latestVersion !== reviewed) {
        await queries.invalidateQueries({ queryKey: ['published', subject.kind, subject.name] });
        throw new Error(words('overtaken', { version: latestVersion }));
      }
      const { revision } = store.getState().base;
      const body = { revision, ...(note === '' ? {} : { note }) };
      return taken(definitionsPublish({ path: subject, body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['definitions'] });
      await queries.invalidateQueries({ queryKey: ['definition'] });
      onClose();
    },
  });
}

function Errors({ errors }: { readonly errors: readonly Problem[] }): ReactNode {
  const texts = useProblemTexts();
  const words = useTranslations('document.publishing');
  return (
    <Alert color="red" title={words('errors', { count: errors.length })}>
      <ul className="fm-plain-list">
        {errors.slice(0, 10).map((problem) => (
          <li key={`${problem.path}${problem.code}`}>{texts.message(problem)}</li>
        ))}
      </ul>
    </Alert>
  );
}

async function latestOf(subject: DefinitionKey): Promise<PublishedText> {
  const { latestVersion: version } = await taken(definitionsGet({ path: subject }));
  if (version === 0) return { version, body: {}, source: '', format: 'yaml' };
  const {
    body,
    source = '',
    format = 'yaml',
  } = await taken(versionsVersion({ path: { ...subject, version } }));
  return { version, body: isObject(body) ? (body as JsonObject) : {}, source, format };
}
