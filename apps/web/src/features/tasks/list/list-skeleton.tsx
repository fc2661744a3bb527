'use client';
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useDelayed } from '@fermata/ui';

const rows = [0, 1, 2, 3, 4, 5, 6] as const;

/** The shape of the list while it comes; at once there is nothing. */
export function ListSkeleton(): ReactNode {
  const words = useTranslations('tasks');
  const isLate = useDelayed(150);
  return (
    <div className="fm-tasks-list" role="status" aria-label={words('loading')}>
      {isLate &&
        rows.map((row) => (
          <div key={row} className="fm-task-row fm-task-bones">
            <Skeleton height={14} width="75%" />
            <Skeleton height={12} width="45%" />
            <Skeleton height={16} width="60%" />
          </div>
        ))}
    </div>
  );
}
