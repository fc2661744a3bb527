'use client';
import { useMemo, type ReactNode } from 'react';
import { Alert, useMantineStyleNonce } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CodeEditor, useProblemTexts } from '@fermata/ui';
import { useMay } from '../../../../shared/session/use-me.ts';
import { marksIn } from '../../text/marks.ts';
import { useDecision, useDecisionDocument } from '../decision-context.tsx';

/** The same document as text: what is typed here is a change like any other. */
export function TableText(): ReactNode {
  const { store, problems } = useDecision();
  const { source, format, broken } = useDecisionDocument(({ document }) => document);
  const words = useTranslations('decisions.text');
  const texts = useProblemTexts();
  const mayEdit = useMay()('definition.edit');
  const nonce = useMantineStyleNonce()?.();
  const marks = useMemo(() => marksIn(source, problems, texts.message), [source, problems, texts]);
  const [first] = broken;
  return (
    <div className="fm-decision-text">
      {first !== undefined && (
        <Alert color="red">
          {words('broken', { line: first.at?.line ?? 1, message: texts.message(first) })}
        </Alert>
      )}
      <CodeEditor
        label={words('label')}
        value={source}
        format={format}
        marks={marks}
        readOnly={!mayEdit}
        onChange={store.actions.type}
        {...(nonce === undefined ? {} : { nonce })}
      />
    </div>
  );
}
