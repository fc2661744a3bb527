'use client';
import { useState, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isDefinitionName } from '@fermata/model';
import { ApiProblem, taken } from '../../../shared/api/client.ts';
import { definitionsSaveDraft } from '../../../shared/api/generated/sdk.gen.ts';

/** Asks for the name of a new table, makes it with one input, one output and one rule, and opens it. */
export function NewTable({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useTranslations('decisions.fresh');
  const router = useRouter();
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string>();
  const name = typed ?? nameFrom(title);
  const create = useMutation({
    mutationFn: () =>
      taken(
        definitionsSaveDraft({
          path: { kind: 'decision', name },
          headers: { 'If-Match': '"0"' },
          body: { source: blankTable(name, title), format: 'yaml' },
        }),
      ),
    onSuccess: () => router.push(`/decisions/${encodeURIComponent(name)}`),
  });
  const isWrong = name !== '' && !isDefinitionName(name);
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
          if (name !== '' && !isWrong) create.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={words('tableTitle')}
            required
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput
            label={words('name')}
            description={words('nameHelp')}
            classNames={{ input: 'fm-in-mono' }}
            required
            error={isWrong && words('badName')}
            value={name}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {create.error !== null && (
            <Alert color="red">
              {create.error instanceof ApiProblem ? create.error.body.detail : words('failed')}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={create.isPending} disabled={name === '' || isWrong}>
              {words('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** A name from a title: lower-case words with dashes. */
export function nameFrom(title: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 100);
}

function blankTable(name: string, title: string): string {
  return [
    'kind: decision',
    `name: ${name}`,
    `title: ${JSON.stringify(title)}`,
    'hit: first',
    'inputs:',
    '  - { name: amount, type: number }',
    'outputs:',
    '  - { name: result, type: string }',
    'rules:',
    '  - { when: { amount: <= 100 }, then: { result: small } }',
    '  - { then: { result: large } }',
    '',
  ].join('\n');
}
