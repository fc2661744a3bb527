'use client';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { HistoryButtons } from '../../../shared/document/history-buttons.tsx';
import { PublishDialog } from '../../../shared/document/publish-dialog.tsx';
import { useMay } from '../../../shared/session/use-me.ts';
import { useDecision } from './decision-context.tsx';

/** Undo, redo, publish. */
export function HeadActions(): ReactNode {
  const { name, store, problems, readOnly } = useDecision();
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
          subject={{ kind: 'decision', name }}
          store={store}
          problems={problems}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  );
}
