'use client';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { CanvasHandle } from '@fermata/ui';
import { ApiProblem } from '../../shared/api/client.ts';
import { createDocumentStore, type DocumentStore } from '../../shared/document/document-store.ts';
import { draftPort, fetchDraft, type DefinitionKey } from '../../shared/document/draft-port.ts';
import { createJournal } from '../../shared/document/journal.ts';
import { browserClock, type Draft } from '../../shared/document/ports.ts';
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
  const draft = useQuery({
    queryKey: ['draft', 'workflow', name],
    queryFn: () => fetchDraft(id),
    // The store goes on from what was fetched first; it hears of later revisions itself.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
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
  const store = useStoreOf(id, draft);
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

/** The store lives as long as the page: leaving sends what is left. */
function useStoreOf(id: DefinitionKey, draft: Draft): DocumentStore | undefined {
  const [store, setStore] = useState<DocumentStore>();
  const first = useRef(draft);
  useEffect(() => {
    const journal = createJournal(sessionStorage, `${id.kind}/${id.name}`);
    const opened = createDocumentStore({
      draft: first.current,
      port: draftPort(id),
      journal,
      clock: browserClock,
    });
    setStore(opened);
    const leave = (event: BeforeUnloadEvent): void => {
      if (opened.getState().save.kind !== 'saved') event.preventDefault();
    };
    const hide = (): void => void opened.actions.flush();
    window.addEventListener('beforeunload', leave);
    window.addEventListener('pagehide', hide);
    window.addEventListener('online', hide);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('pagehide', hide);
      window.removeEventListener('online', hide);
      opened.actions.close();
      first.current = opened.getState().base;
    };
  }, [id]);
  return store;
}
