'use client';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LateMenu } from '@fermata/ui';
import { orderOf, type TaskFilters } from '../model/filters.ts';

const loadItems = async () => (await import('./list-menu-items.tsx')).ListMenuItems;

interface Properties {
  readonly filters: TaskFilters;
  readonly onChange: (change: Partial<TaskFilters>) => void;
}

/** How the list is ordered and grouped, and what opens after a task is done. */
export function ListMenu({ filters, onChange }: Properties): ReactNode {
  const words = useTranslations('tasks');
  return (
    <LateMenu
      position="bottom-end"
      width={260}
      load={loadItems}
      given={{ filters, onChange }}
      target={
        <Button variant="default" size="xs" leftSection={<IconArrowsSort size={14} />}>
          {words(`order.${orderOf(filters)}`)}
        </Button>
      }
    />
  );
}
