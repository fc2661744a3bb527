'use client';
import type { ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useStore } from 'zustand';
import type { DocumentStore } from './document-store.ts';
import { useProblemTexts } from '@fermata/ui';
import { refusalPhrase } from '../api/use-failure-text.ts';

/** How far the server knows a document, and a choice where somebody else changed the same. */
export function SaveLine({ store }: { readonly store: DocumentStore }): ReactNode {
  const words = useTranslations('document.save');
  const texts = useProblemTexts();
  const format = useFormatter();
  const save = useStore(store, (state) => state.save);
  const savedAt = useStore(store, ({ base }) => base.savedAt);
  const mine = useStore(store, ({ document }) => document);
  const choice = useStore(store, (state) => state.choice);
  const time = format.dateTime(new Date(savedAt), { hour: '2-digit', minute: '2-digit' });
  const isBad = !['saved', 'waiting', 'saving'].includes(save.kind);
  return (
    <Group gap="sm" wrap="nowrap">
      <span role="status" className="fm-save-line" data-bad={isBad || undefined}>
        {save.kind === 'refused'
          ? words('refused', { reason: texts.phrase(refusalPhrase(save.problem)) })
          : words(save.kind, { time })}
      </span>
      {choice !== undefined && (
        <>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => store.actions.choose({ source: mine.source, format: mine.format })}
          >
            {words('keepMine')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => store.actions.choose(choice.theirs)}>
            {words('takeTheirs', { name: choice.theirs.savedBy })}
          </Button>
        </>
      )}
    </Group>
  );
}
