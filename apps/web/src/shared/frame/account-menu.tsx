'use client';
import type { ReactNode } from 'react';
import { ActionIcon, Avatar } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { LateMenu } from '@fermata/ui';
import { useMe } from '../session/use-me.ts';

const loadItems = async () => (await import('./account-items.tsx')).AccountItems;
const nothing = Object.freeze({});

/** Who is signed in, and what belongs to that person: colours, density, account, the way out. */
export function AccountMenu(): ReactNode {
  const words = useTranslations('frame');
  const { data: me } = useMe();
  if (me === undefined) return null;
  return (
    <LateMenu
      position="bottom-end"
      width={240}
      load={loadItems}
      given={nothing}
      target={
        <ActionIcon aria-label={words('account', { name: me.name })}>
          <Avatar size={28} name={me.name.slice(0, 1)} color="ink" alt="" aria-hidden />
        </ActionIcon>
      }
    />
  );
}
