'use client';
import { useCallback } from 'react';
import { useTranslations } from 'next-intl';
import type { PaletteItem } from './palette-item.ts';

/** The title of a thing of the palette in the person's language. */
export function useTitles(): (item: PaletteItem) => string {
  const words = useTranslations('editor.kinds');
  return useCallback(({ title }) => ('text' in title ? title.text : words(title.kind)), [words]);
}
