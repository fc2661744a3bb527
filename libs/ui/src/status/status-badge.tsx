'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownStatus } from './status.ts';
import { StatusIcon } from './status-icon.tsx';

/** A status as icon, word and colour: the only way a status is shown. */
export function StatusBadge({ status }: { readonly status: ShownStatus }): ReactNode {
  const words = useTranslations('ui.status');
  return (
    <span className="fm-status" data-status={status}>
      <StatusIcon status={status} />
      {words(status)}
    </span>
  );
}
