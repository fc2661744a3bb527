'use client';
import { useState, type ReactNode } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ApiProblem, taken } from '../../../shared/api/client.ts';
import {
  definitionsGet,
  definitionsPublish,
  versionsVersion,
} from '../../../shared/api/generated/sdk.gen.ts';
import { useDecision, useDecisionDocument } from './decision-context.tsx';
import { tableChanges, type TableChange } from './model/table-changes.ts';
import { isObject, type JsonObject, type Problem } from '@fermata/model';

/** What a publish changes, a note about it, and the publish itself; errors are shown and hold it back. */
export function PublishTable({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { name, problems } = useDecision();
  const definition = useDecisionDocument(({ document }) => document.definition);
  const words = useTranslations('decisions.publishing');
  const [note, setNote] = useState('');
  const before = useQuery({
    queryKey: ['published', 'decision', name],
    queryFn: () => latestOf(name),
    gcTime: 0,
  });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const publish = usePublish(onClose);
  const version = (before.data?.version ?? 0) + 1;
  const changes = before.data === undefined ? undefined : tableChanges(before.data.body, definition);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('title', { version })}
      size="lg"
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <Stack gap="md">
        {errors.length > 0 && <Errors errors={errors} />}
        {version === 1 ? (
          <p className="fm-in-remark">{words('first')}</p>
        ) : (
          changes !== undefined && <Changes changes={changes} />
        )}
        <Textarea
          label={words('note')}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {publish.error !== null && <Alert color="red">{reasonOf(publish.error)}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button
            loading={publish.isPending}
            disabled={errors.length > 0 || changes === undefined}
            onClick={() => publish.mutate(note)}
          >
            {words('do', { version })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function usePublish(onDone: () => void) {
  const { name, store } = useDecision();
  const words = useTranslations('decisions.publishing');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (note: string) => {
      const saved = await store.actions.flush();
      if (saved.kind !== 'saved') throw new Error(words('notSaved'));
      const { revision } = store.getState().base;
      const body = { revision, ...(note === '' ? {} : { note }) };
      return taken(definitionsPublish({ path: { kind: 'decision', name }, body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['definitions'] });
      onDone();
    },
  });
}

function reasonOf(error: Error): string {
  return error instanceof ApiProblem ? error.body.detail : error.message;
}

function Errors({ errors }: { readonly errors: readonly Problem[] }): ReactNode {
  const words = useTranslations('decisions.publishing');
  return (
    <Alert color="red" title={words('errors', { count: errors.length })}>
      <ul className="fm-decision-list">
        {errors.slice(0, 10).map((problem) => (
          <li key={`${problem.path}${problem.code}`}>{problem.message}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Changes({ changes }: { readonly changes: readonly TableChange[] }): ReactNode {
  const words = useTranslations('decisions.publishing');
  if (changes.length === 0) return <p className="fm-in-remark">{words('nothing')}</p>;
  return (
    <ul className="fm-decision-list">
      {changes.slice(0, 60).map((change) => (
        <li key={`${change.kind}${change.path}`} data-change={change.kind}>
          <strong>{words(change.kind)}</strong> <code>{change.path}</code>{' '}
          {change.before !== undefined && <del>{change.before}</del>}{' '}
          {change.after !== undefined && <ins>{change.after}</ins>}
        </li>
      ))}
    </ul>
  );
}

/** The latest version; nothing yet is version 0. */
async function latestOf(name: string): Promise<{ readonly version: number; readonly body: JsonObject }> {
  const { latestVersion: version } = await taken(definitionsGet({ path: { kind: 'decision', name } }));
  if (version === 0) return { version, body: {} };
  const { body } = await taken(versionsVersion({ path: { kind: 'decision', name, version } }));
  return { version, body: isObject(body) ? (body as JsonObject) : {} };
}
