'use client';
import type { ReactNode } from 'react';
import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useDocument } from '../editor-context.tsx';
import { useProblemTexts } from '@fermata/ui';
import { refusalPhrase } from '../../../shared/api/use-failure-text.ts';

/** How far the server knows the document, in words. */
export function SaveWords(): ReactNode {
  const words = useTranslations('editor.save');
  const texts = useProblemTexts();
  const format = useFormatter();
  const save = useDocument((state) => state.save);
  const savedAt = useDocument(({ base }) => base.savedAt);
  const clock = (at: number | string): string =>
    format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit' });
  const isBad = ['offline', 'refused', 'conflict', 'unreadable'].includes(save.kind);
  const text = {
    saved: () => words('saved', { time: clock(savedAt) }),
    waiting: () => words('saving'),
    saving: () => words('saving'),
    offline: () => words('offline', { time: clock(save.kind === 'offline' ? save.since : 0) }),
    conflict: () => words('conflict'),
    refused: () =>
      words('refused', { reason: save.kind === 'refused' ? texts.phrase(refusalPhrase(save.problem)) : '' }),
    unreadable: () => words('unreadable'),
  }[save.kind]();
  return (
    <Text size="sm" role="status" className="fm-save" data-bad={isBad || undefined} data-state={save.kind}>
      {text}
    </Text>
  );
}
