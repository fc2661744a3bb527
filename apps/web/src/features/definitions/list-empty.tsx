'use client';
import type { ReactNode } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { WorkflowFilter } from './use-filter.ts';

interface Properties {
  readonly filter: WorkflowFilter;
  readonly mayEdit: boolean;
  readonly onNew: () => void;
}

/** What lives here, and one thing to do. */
export function ListEmpty({ filter, mayEdit, onNew }: Properties): ReactNode {
  const words = useTranslations('definitions.empty');
  const isAll = filter.text === '' && filter.tag === '' && filter.shelf === 'use';
  return (
    <Stack align="center" gap="sm" py="xl">
      <Text c="dimmed">{isAll ? words('all') : words('filtered')}</Text>
      {isAll && mayEdit && <Button onClick={onNew}>{words('first')}</Button>}
    </Stack>
  );
}
