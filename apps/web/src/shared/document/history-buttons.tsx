'use client';
import type { ReactNode } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useStore } from 'zustand';
import type { DocumentStore } from './document-store.ts';

interface Properties {
  readonly store: DocumentStore;
  readonly readOnly: boolean;
}

/** Undo and redo. */
export function HistoryButtons({ store, readOnly }: Properties): ReactNode {
  const history = useStore(store, ({ document }) => document.history);
  const words = useTranslations('document');
  return (
    <>
      <ActionIcon
        aria-label={words('undo')}
        disabled={readOnly || history.done.length === 0}
        onClick={() => store.actions.undo()}
      >
        <IconArrowBackUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={words('redo')}
        disabled={readOnly || history.undone.length === 0}
        onClick={() => store.actions.redo()}
      >
        <IconArrowForwardUp size={18} aria-hidden />
      </ActionIcon>
    </>
  );
}
