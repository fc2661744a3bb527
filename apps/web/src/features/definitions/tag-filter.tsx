'use client';
import type { ReactNode } from 'react';
import { Pill } from '@mantine/core';
import { useTranslations } from 'next-intl';

/** The tag that is filtered by, to take away. */
export function TagFilter({
  tag,
  onClear,
}: {
  readonly tag: string;
  readonly onClear: () => void;
}): ReactNode {
  const words = useTranslations('definitions');
  if (tag === '') return null;
  return (
    <Pill
      withRemoveButton
      onRemove={onClear}
      removeButtonProps={{ 'aria-label': words('clearTag'), tabIndex: 0 }}
    >
      {words('tagIs', { tag })}
    </Pill>
  );
}
