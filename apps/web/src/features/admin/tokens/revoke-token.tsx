'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { TokenRow } from '@fermata/contracts';
import { useRevokeToken } from '../api/house.ts';
import { ConfirmDialog } from '../frame/confirm-dialog.tsx';

interface Properties {
  readonly token: TokenRow;
  readonly onClose: () => void;
}

/** Ends a token for good; asks first. */
export function RevokeToken({ token, onClose }: Properties): ReactNode {
  const words = useTranslations('admin.tokens.revoke');
  const revoke = useRevokeToken();
  return (
    <ConfirmDialog
      title={words('title', { name: token.name })}
      confirm={words('action')}
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate(token.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{words('consequence')}</p>
    </ConfirmDialog>
  );
}
