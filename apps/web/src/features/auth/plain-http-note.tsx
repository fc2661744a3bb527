'use client';
import { useSyncExternalStore, type ReactNode } from 'react';
import { Alert } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** Says why nobody can sign in here, where the browser will refuse the session's cookie. */
export function PlainHttpNote(): ReactNode {
  const words = useTranslations('auth');
  const isSafe = useSyncExternalStore(
    () => () => undefined,
    () => window.isSecureContext,
    () => true,
  );
  if (isSafe) return null;
  return (
    <Alert color="yellow" variant="light" title={words('plainHttp.title')}>
      {words('plainHttp.body')}
    </Alert>
  );
}
