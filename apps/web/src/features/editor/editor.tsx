'use client';
import { useMemo, useRef, type ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import type { CanvasHandle } from '@fermata/ui';
import { ApiProblem } from '../../shared/api/client.ts';
import type { DefinitionKey } from '../../shared/document/draft-port.ts';
import type { Draft } from '../../shared/document/ports.ts';
import { useDocumentStore } from '../../shared/document/use-document-store.ts';
import { useDraft } from '../../shared/document/use-draft.ts';
import { Page } from '../../shared/frame/page.tsx';
import { useMay } from '../../shared/session/use-me.ts';
import { Desk } from './desk.tsx';
import { EditorProvider, type EditorParts } from './editor-context.tsx';
import { Missing } from './missing.tsx';
import { TrialProvider } from './trial/trial-context.tsx';
import { useViewInUrl } from './view/use-view-in-url.ts';

interface Properties {
  readonly name: string;
  readonly nonce?: string | undefined;
}

/** The editor of one workflow. */
export function Editor({ name, nonce }: Properties): ReactNode {
  const words = useTranslations('editor');
  const id = useMemo((): DefinitionKey => ({ kind: 'workflow', name }), [name]);
  const draft = useDraft(id);
  if (draft.error instanceof ApiProblem) return <Missing name={name} problem={draft.error} />;
  if (draft.data === undefined)
    return (
      <Page title={words('opening')} full>
        {null}
      </Page>
    );
  return <Opened key={name} id={id} draft={draft.data} nonce={nonce} />;
}

interface OpenedProperties {
  readonly id: DefinitionKey;
  readonly draft: Draft;
  readonly nonce: string | undefined;
}

function Opened({ id, draft, nonce }: OpenedProperties): ReactNode {
  const store = useDocumentStore(id, draft);
  const view = useViewInUrl();
  const canvas = useRef<CanvasHandle>(null);
  const readOnly = !useMay()('definition.edit');
  const parts = useMemo(
    (): EditorParts | undefined =>
      store === undefined ? undefined : { id, store, view, canvas, nonce, readOnly },
    [id, store, view, nonce, readOnly],
  );
  if (parts === undefined) return null;
  return (
    <EditorProvider value={parts}>
      <TrialProvider>
        <Desk />
      </TrialProvider>
    </EditorProvider>
  );
}
