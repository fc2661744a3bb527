'use client';
import type { ReactNode } from 'react';
import Link from 'next/link';
import { Button } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@fermata/ui';
import { Page } from './page.tsx';

/** Says that there is no such page, and leads home. */
export function Nowhere(): ReactNode {
  const words = useTranslations('frame.nowhere');
  return (
    <Page title={words('title')}>
      <EmptyState
        icon={<IconMapPinOff size={32} />}
        action={
          <Button component={Link} href="/">
            {words('home')}
          </Button>
        }
      >
        {words('body')}
      </EmptyState>
    </Page>
  );
}
