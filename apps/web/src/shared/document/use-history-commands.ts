'use client';
import { useMemo } from 'react';
import { useTranslations } from 'next-intl';
import { useCommands } from '../commands/registry.ts';
import type { DocumentStore } from './document-store.ts';

/** Undo, redo and save by key, in the palette and on the key sheet, for the page of one document. */
export function useHistoryCommands(owner: string, group: string, store: DocumentStore): void {
  const words = useTranslations('document');
  const commands = useMemo(
    () => [
      {
        id: `${owner}.undo`,
        title: words('undo'),
        group,
        keys: ['$mod+z'],
        run: () => store.actions.undo(),
      },
      {
        id: `${owner}.redo`,
        title: words('redo'),
        group,
        keys: ['$mod+Shift+z', '$mod+y'],
        run: () => store.actions.redo(),
      },
      {
        id: `${owner}.save`,
        title: words('saveNow'),
        group,
        keys: ['$mod+s'],
        run: () => void store.actions.flush(),
      },
    ],
    [owner, group, store, words],
  );
  useCommands(owner, commands);
}
