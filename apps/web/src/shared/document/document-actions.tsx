'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Problem } from '@fermata/model';
import { useMay } from '../session/use-me.ts';
import type { DocumentStore } from './document-store.ts';
import type { DefinitionKey } from './draft-port.ts';
import { HistoryButtons } from './history-buttons.tsx';

const PublishDialog = dynamic(() => import('./publish-dialog.tsx').then((part) => part.PublishDialog), {
  ssr: false,
});

interface Properties {
  readonly subject: DefinitionKey;
  readonly store: DocumentStore;
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
}

/** Undo, redo, publish. */
export function DocumentActions({ subject, store, problems, readOnly }: Properties): ReactNode {
  const words = useTranslations('document');
  const mayPublish = useMay()('definition.publish');
  const [isPublishing, setPublishing] = useState(false);
  return (
    <>
      <HistoryButtons store={store} readOnly={readOnly} />
      {mayPublish && (
        <Button onClick={() => setPublishing(true)} disabled={readOnly}>
          {words('publish')}
        </Button>
      )}
      {isPublishing && (
        <PublishDialog
          subject={subject}
          store={store}
          problems={problems}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  );
}
