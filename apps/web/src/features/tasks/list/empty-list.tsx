'use client';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@fermata/ui';
import { useCounts } from '../api/lists.ts';
import { isFiltered, type TaskFilters } from '../model/filters.ts';

interface Properties {
  readonly filters: TaskFilters;
  readonly onFilters: (change: Partial<TaskFilters>) => void;
  readonly onClear: () => void;
}

/** What would be here, and the one thing to do about it. */
export function EmptyList({ filters, onFilters, onClear }: Properties): ReactNode {
  const words = useTranslations('tasks.empty');
  const groups = useCounts().data?.groups.count ?? 0;
  if (isFiltered(filters))
    return (
      <EmptyState
        action={
          <Button variant="default" onClick={onClear}>
            {words('clear')}
          </Button>
        }
      >
        {words('filtered')}
      </EmptyState>
    );
  const leads = filters.tab === 'mine' && groups > 0;
  return (
    <EmptyState
      icon={<IconInbox size={32} stroke={1.2} />}
      action={
        leads && (
          <Button variant="default" onClick={() => onFilters({ tab: 'groups' })}>
            {words('toGroups', { count: groups })}
          </Button>
        )
      }
    >
      {words(filters.tab)}
    </EmptyState>
  );
}
