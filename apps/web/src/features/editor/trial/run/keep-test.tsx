'use client';
import { useState, type ReactNode } from 'react';
import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { isDefinitionName, type JsonValue } from '@fermata/model';
import { toYaml } from '@fermata/validation';
import { ApiProblem, taken } from '../../../../shared/api/client.ts';
import { definitionsPublish, definitionsSaveDraft } from '../../../../shared/api/generated/sdk.gen.ts';
import { nameFrom } from '../../../../shared/document/name-from.ts';
import { Modal } from '../../../../shared/frame/dialogs.tsx';
import { useEditor } from '../../editor-context.tsx';
import type { Script, TrialRun } from '../model/protocol.ts';
import { expectationOf, testOf } from '../model/test-of.ts';
import { testsKey } from '../tests/use-tests.ts';
import { useTrialStore } from '../trial-context.tsx';
import { useFailureText } from '../../../../shared/api/use-failure-text.ts';

interface Properties {
  readonly run: TrialRun;
  readonly script: Script;
  readonly onClose: () => void;
}

/** Keeps the run as a test definition next to the workflow. */
export function KeepTest({ run, script, onClose }: Properties): ReactNode {
  const words = useTranslations('trial.keeping');
  const failureText = useFailureText();
  const { id } = useEditor();
  const [title, setTitle] = useState('');
  const name = `${id.name}.${nameFrom(title)}`;
  const keep = useKeep(id.name, onClose);
  const expected = expectationOf(run);
  const isWrong = title !== '' && !isDefinitionName(name);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('title')}
      closeButtonProps={{ 'aria-label': words('cancel') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (title !== '' && !isWrong)
            keep.mutate(testOf(id.name, { name, title }, script, run) as unknown as JsonValue);
        }}
      >
        <Stack gap="md">
          <TextInput
            data-autofocus
            required
            label={words('name')}
            description={title === '' ? words('nameHelp') : name}
            error={isWrong && words('badName')}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Text size="sm">
            {words('expects', { status: expected.status ?? '', path: (expected.path ?? []).join(' → ') })}
          </Text>
          {keep.error !== null && <Alert color="red">{failureText(keep.error)}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={keep.isPending} disabled={title === '' || isWrong}>
              {words('do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Where its workflow is not published yet, a test is refused as text and stays a draft; all else is told. */
function stayDraft(failure: unknown): void {
  if (!(failure instanceof ApiProblem) || failure.status !== 422) throw failure;
}

/** Saves it, and publishes it where its workflow is published: only then its results can be kept. */
function useKeep(workflow: string, onDone: () => void) {
  const queries = useQueryClient();
  const trial = useTrialStore();
  return useMutation({
    mutationFn: async (test: JsonValue) => {
      const path = { kind: 'test' as const, name: String((test as { readonly name: string }).name) };
      const body = { source: toYaml(test), format: 'yaml' as const };
      const saved = await taken(definitionsSaveDraft({ path, body, headers: { 'If-Match': '"0"' } }));
      await taken(definitionsPublish({ path, body: { revision: saved.revision } })).catch(stayDraft);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: testsKey(workflow) });
      trial.setState({ pane: 'tests' });
      onDone();
    },
  });
}
