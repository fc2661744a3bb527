'use client';
import type { ReactNode } from 'react';
import { Loader } from '@mantine/core';
import { IconHandGrab } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@fermata/ui';

/** What stands in the place of a task while none is open. */
export function NothingOpen({ isWaiting }: { readonly isWaiting: boolean }): ReactNode {
  const words = useTranslations('tasks.nothingOpen');
  return (
    <div className="fm-tasks-nothing" role="status">
      {isWaiting ? (
        <EmptyState icon={<Loader size="sm" />}>{words('waiting')}</EmptyState>
      ) : (
        <EmptyState icon={<IconHandGrab size={32} stroke={1.2} />}>{words('choose')}</EmptyState>
      )}
    </div>
  );
}
