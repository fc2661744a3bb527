'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useRouter } from 'next/navigation';
import {
  Button,
  FileButton,
  Group,
  Select,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { taken } from '../../../shared/api/client.ts';
import { templatesList } from '../../../shared/api/generated/sdk.gen.ts';
import { nameFrom } from '../../../shared/document/name-from.ts';
import { createWorkflow, type Origin } from './create.ts';
import { useFailureText } from '../../../shared/api/use-failure-text.ts';
import { Modal } from '../../../shared/frame/dialogs.tsx';

type OriginKind = Origin['kind'];
const origins: readonly OriginKind[] = ['empty', 'template', 'text'];

/** A new workflow: empty, from a template, or from a text that is pasted or read from a file. */
export function NewWorkflow({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = useTranslations('definitions.create');
  const failureText = useFailureText();
  const router = useRouter();
  const [kind, setKind] = useState<OriginKind>('empty');
  const [title, setTitle] = useState('');
  const [name, setName] = useState<string>();
  const [template, setTemplate] = useState<string | null>(null);
  const [text, setText] = useState('');
  const shownName = name ?? nameFrom(title);
  const work = useMutation({
    mutationFn: () => createWorkflow(originOf(kind, { template, text }), { title, name: shownName }),
    onSuccess: (made) => router.push(`/workflows/${encodeURIComponent(made)}`),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    work.mutate();
  };
  const isNamed = kind !== 'text';
  return (
    <Modal opened onClose={onClose} title={words('title')} withCloseButton={false} size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <SegmentedControl
            aria-label={words('origin')}
            value={kind}
            onChange={(value) => setKind(value as OriginKind)}
            data={origins.map((value) => ({ value, label: words(`origins.${value}`) }))}
          />
          {kind === 'template' && <Templates value={template} onChange={setTemplate} />}
          {kind === 'text' && <Pasted text={text} onText={setText} />}
          {isNamed && (
            <TextInput
              data-autofocus
              required
              label={words('titleLabel')}
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          )}
          {isNamed && (
            <TextInput
              required
              label={words('nameLabel')}
              description={words('nameHelp')}
              value={shownName}
              onChange={(event) => setName(event.currentTarget.value)}
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
            <Button
              type="submit"
              loading={work.isPending}
              disabled={kind === 'template' && template === null}
            >
              {words('do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function originOf(
  kind: OriginKind,
  { template, text }: { readonly template: string | null; readonly text: string },
): Origin {
  if (kind === 'template' && template !== null) return { kind, id: template };
  return kind === 'text' ? { kind, text } : { kind: 'empty' };
}

interface TemplatesProperties {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

function Templates({ value, onChange }: TemplatesProperties): ReactNode {
  const words = useTranslations('definitions.create');
  const { data } = useQuery({
    queryKey: ['templates'],
    queryFn: async () => (await taken(templatesList())).items,
    staleTime: Infinity,
  });
  const groups = [...new Set(data?.map(({ group }) => group))];
  const chosen = data?.find(({ id }) => id === value);
  return (
    <Select
      required
      searchable
      label={words('template')}
      description={chosen?.description}
      value={value}
      onChange={onChange}
      data={groups.map((group) => ({
        group: words(`groups.${group as 'patterns'}`),
        items: (data ?? [])
          .filter((one) => one.group === group)
          .map(({ id, title }) => ({ value: id, label: title })),
      }))}
    />
  );
}

function Pasted({
  text,
  onText,
}: {
  readonly text: string;
  readonly onText: (text: string) => void;
}): ReactNode {
  const words = useTranslations('definitions.create');
  return (
    <Stack gap="xs">
      <Textarea
        required
        label={words('text')}
        description={words('textHelp')}
        autosize
        minRows={8}
        maxRows={16}
        classNames={{ input: 'fm-mono' }}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files;
          if (file === undefined) return;
          event.preventDefault();
          void file.text().then(onText);
        }}
      />
      <FileButton accept=".yaml,.yml,.json" onChange={(file) => void file?.text().then(onText)}>
        {(button) => (
          <Button {...button} variant="default" size="xs" className="fm-start">
            {words('file')}
          </Button>
        )}
      </FileButton>
    </Stack>
  );
}
