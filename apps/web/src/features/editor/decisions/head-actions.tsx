'use client';
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useMay } from '../../../shared/session/use-me.ts';
import { useDecision, useDecisionDocument } from './decision-context.tsx';
import { PublishTable } from './publish-table.tsx';

/** Undo, redo, publish. */
export function HeadActions(): ReactNode {
  const { store, readOnly } = useDecision();
  const history = useDecisionDocument(({ document }) => document.history);
  const words = useTranslations('decisions');
  const mayPublish = useMay()('definition.publish');
  const [isPublishing, setPublishing] = useState(false);
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
      {mayPublish && (
        <Button onClick={() => setPublishing(true)} disabled={readOnly}>
          {words('publish')}
        </Button>
      )}
      {isPublishing && <PublishTable onClose={() => setPublishing(false)} />}
    </>
  );
}
