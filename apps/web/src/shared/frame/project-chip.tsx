'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';

/** Which project's things these are. There is one today. */
export function ProjectChip(): ReactNode {
  const words = useTranslations('frame');
  return (
    <span className="fm-project" title={words('project')}>
      {words('defaultProject')}
    </span>
  );
}
