'use client';
import { useRef, type ReactNode } from 'react';
import { Alert, Button, useMantineStyleNonce } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { CodeEditor, type EditorHandle, useProblemTexts } from '@fermata/ui';
import { useMay } from '../../../shared/session/use-me.ts';
import { useDesigner, useDesignerDocument } from '../designer-context.tsx';

/** The same document as text: what is typed here is a change like any other. */
export function FormText(): ReactNode {
  const { store } = useDesigner();
  const { source, format, broken } = useDesignerDocument(({ document }) => document);
  const words = useTranslations('forms.text');
  const texts = useProblemTexts();
  const mayEdit = useMay()('definition.edit');
  const handle = useRef<EditorHandle>(null);
  const nonce = useMantineStyleNonce()?.();
  const [first] = broken;
  return (
    <div className="fm-designer-text">
      {first !== undefined && (
        <Alert color="red">
          {words('broken', { line: first.at?.line ?? 1, message: texts.message(first) })}{' '}
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => handle.current?.goTo(first.at?.line ?? 1)}
          >
            {words('goTo')}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => store.actions.restoreText()}>
            {words('restore')}
          </Button>
        </Alert>
      )}
      <CodeEditor
        value={source}
        format={format}
        label={words('label')}
        readOnly={!mayEdit}
        onChange={(text) => store.actions.type(text)}
        handle={handle}
        {...(nonce === undefined ? {} : { nonce })}
      />
    </div>
  );
}
