'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { taken } from '../../shared/api/client.ts';
import { invitationsAccept } from '../../shared/api/generated/sdk.gen.ts';
import { TokenForm } from './token-form.tsx';

/** Where invited people, and those whose password was reset, choose their password. */
export function Invitation(): ReactNode {
  const words = useTranslations('auth.invitation');
  return (
    <TokenForm
      title={words('title')}
      intro={words('intro')}
      submit={words('submit')}
      login=""
      send={(body) => taken(invitationsAccept({ body }))}
    />
  );
}
