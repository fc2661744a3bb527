'use client';
import type { ReactNode } from 'react';
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CopyButton, ExactTime } from '@fermata/ui';

interface Properties {
  readonly label: string;
  readonly text: string;
  readonly expiresAt: string;
  readonly onDone: () => void;
}

/** A secret that is shown now and never again. */
export function OneTime({ label, text, expiresAt, onDone }: Properties): ReactNode {
  const words = useTranslations('admin.oneTime');
  return (
    <Stack>
      <Alert color="yellow">{words('once')}</Alert>
      <TextInput
        label={label}
        value={text}
        readOnly
        data-autofocus
        className="fm-admin-secret"
        onFocus={({ currentTarget }) => currentTarget.select()}
        rightSection={<CopyButton text={text} label={words('copy')} />}
      />
      <p className="fm-admin-dim">
        {words('until')} <ExactTime at={expiresAt} />
      </p>
      <Group justify="flex-end">
        <Button onClick={onDone}>{words('done')}</Button>
      </Group>
    </Stack>
  );
}

/** The link by which a person sets a password: the token stands behind `#`, so that no server sees it. */
export function invitationLink(token: string): string {
  return `${window.location.origin}/invitation#token=${encodeURIComponent(token)}`;
}
