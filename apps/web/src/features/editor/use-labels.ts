'use client';
import { useCallback } from 'react';
import { useTranslations } from 'next-intl';
import type { ChangeLabel } from '@fermata/editing';

/** What a change does, in the person's language. */
export function useLabels(): (label: ChangeLabel) => string {
  const words = useTranslations('editor');
  return useCallback(
    ({ key, values }) => {
      const known = key as 'edit.text';
      return words.has(known) ? words(known, { ...values }) : words('edit.text');
    },
    [words],
  );
}
