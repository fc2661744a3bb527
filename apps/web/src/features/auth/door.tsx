'use client';
import { useEffect, type ReactNode } from 'react';
import { Paper, Stack, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { FermataSign } from '@fermata/ui';

interface Properties {
  readonly title: string;
  readonly children: ReactNode;
}

/** What stands around the pages before the sign-in. */
export function Door({ title, children }: Properties): ReactNode {
  const frame = useTranslations('frame');
  useEffect(() => {
    document.title = `${title} · Fermata`;
  }, [title]);
  return (
    <main className="fm-door">
      <Paper withBorder p="xl" className="fm-door-form">
        <Stack gap="lg">
          <span className="fm-door-mark">
            <FermataSign width={32} height={32} />
            {frame('product')}
          </span>
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
      </Paper>
    </main>
  );
}
