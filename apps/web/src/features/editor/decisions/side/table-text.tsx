'use client';
import type { ReactNode } from 'react';
import { Alert, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useDecision, useDecisionDocument } from '../decision-context.tsx';
import { useMay } from '../../../../shared/session/use-me.ts';

/** The same document as text: what is typed here is a change like any other. */
export function TableText(): ReactNode {
  const { store } = useDecision();
  const { source, broken } = useDecisionDocument(({ document }) => document);
  const words = useTranslations('decisions.text');
  const mayEdit = useMay()('definition.edit');
  const [first] = broken;
  return (
    <div className="fm-decision-findings">
      {first !== undefined && (
        <Alert color="red">{words('broken', { line: first.at?.line ?? 1, message: first.message })}</Alert>
      )}
      <Textarea
        aria-label={words('label')}
        autosize
        minRows={12}
        maxRows={30}
        spellCheck={false}
        classNames={{ input: 'fm-in-mono' }}
        readOnly={!mayEdit}
        value={source}
        onChange={(event) => store.actions.type(event.currentTarget.value)}
      />
    </div>
  );
}
