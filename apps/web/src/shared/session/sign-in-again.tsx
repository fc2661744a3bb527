'use client';
import type { ReactNode } from 'react';
import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Me } from '@fermata/contracts';
import { SignInFields } from './sign-in-fields.tsx';
import { Modal } from '../frame/dialogs.tsx';

interface Properties {
  readonly login: string;
  readonly onSignedIn: (me: Me) => void;
}

/** The sign-in over the page that somebody was working on. */
export function SignInAgain({ login, onSignedIn }: Properties): ReactNode {
  const words = useTranslations('frame.expired');
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={words('title')}
      size="sm"
    >
      <Stack gap="sm">
        <Text size="sm">{words('body')}</Text>
        <SignInFields login={login} onSignedIn={onSignedIn} />
      </Stack>
    </Modal>
  );
}
