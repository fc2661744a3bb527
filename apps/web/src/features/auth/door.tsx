'use client';
import { useEffect, type ReactNode } from 'react';
import { Paper, Stack, Title } from '@mantine/core';
import { FermataSign } from '@fermata/ui';

interface Properties {
  readonly title: string;
  readonly children: ReactNode;
}

/** What stands around the pages before the sign-in. */
export function Door({ title, children }: Properties): ReactNode {
  useEffect(() => {
    document.title = `${title} · Fermata`;
  }, [title]);
  return (
    <main className="fm-door">
      <Paper withBorder p="xl" className="fm-door-form">
        <Stack gap="md">
          <FermataSign width={40} height={40} className="fm-door-sign" />
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
      </Paper>
    </main>
  );
}
