'use client';
import { useState, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isDefinitionName, type DefinitionKind } from '@fermata/model';
import { ApiProblem, taken } from '../api/client.ts';
import { definitionsSaveDraft } from '../api/generated/sdk.gen.ts';
import { nameFrom } from './name-from.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Modal } from '../frame/dialogs.tsx';

interface Properties {
  readonly kind: DefinitionKind;
  readonly heading: string;
  /** The text that a new one begins with. */
  readonly blank: (name: string, title: string) => string;
  /** The page of the one that was made. */
  readonly pathOf: (name: string) => string;
  readonly onClose: () => void;
}

/** Asks for title and name of a new definition, makes it, and opens it. */
export function NewDefinition({ kind, heading, blank, pathOf, onClose }: Properties): ReactNode {
  const words = useTranslations('document.fresh');
  const failureText = useFailureText();
  const router = useRouter();
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string>();
  const name = typed ?? nameFrom(title);
  const create = useMutation({
    mutationFn: () =>
      taken(
        definitionsSaveDraft({
          path: { kind, name },
          headers: { 'If-Match': '"0"' },
          body: { source: blank(name, title), format: 'yaml' },
        }),
      ),
    onSuccess: () => router.push(pathOf(name)),
  });
  const isWrong = name !== '' && !isDefinitionName(name);
  return (
    <Modal opened onClose={onClose} title={heading} closeButtonProps={{ 'aria-label': words('cancel') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name !== '' && !isWrong) create.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            data-autofocus
            label={words('title')}
            required
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput
            label={words('name')}
            description={words('nameHelp')}
            classNames={{ input: 'fm-mono' }}
            required
            error={isWrong && words('badName')}
            value={name}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {create.error !== null && (
            <Alert color="red">
              {create.error instanceof ApiProblem ? failureText(create.error) : words('failed')}
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
