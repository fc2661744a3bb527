'use client';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Alert } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useStore } from 'zustand';
import { ApiProblem } from '../../shared/api/client.ts';
import { fetchDraft } from '../../shared/document/draft-port.ts';
import type { DocumentStore } from '../../shared/document/document-store.ts';
import type { Draft } from '../../shared/document/ports.ts';
import { useDocumentStore } from '../../shared/document/use-document-store.ts';
import { Page } from '../../shared/frame/page.tsx';
import { useMay } from '../../shared/session/use-me.ts';
import { DesignerProvider, type DesignerParts } from './designer-context.tsx';
import { Desk } from './desk.tsx';
import { useFormProblems } from './use-form-problems.ts';

/** The designer of one form. */
export function DesignerPage({ name }: { readonly name: string }): ReactNode {
  const words = useTranslations('forms');
  const draft = useQuery({
    queryKey: ['draft', 'component', name],
    queryFn: () => fetchDraft({ kind: 'component', name }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (draft.error instanceof ApiProblem) {
    return (
      <Page title={name}>
        <Alert color="red" title={words('cannotOpen')}>
          {draft.error.body.detail}
        </Alert>
      </Page>
    );
  }
  if (draft.data === undefined) return <Page title={name}>{null}</Page>;
  return <Opened key={name} name={name} draft={draft.data} />;
}

function Opened({ name, draft }: { readonly name: string; readonly draft: Draft }): ReactNode {
  const subject = useMemo(() => ({ kind: 'component', name }) as const, [name]);
  const store = useDocumentStore(subject, draft);
  return store === undefined ? null : <Ready name={name} store={store} />;
}

function Ready({ name, store }: { readonly name: string; readonly store: DocumentStore }): ReactNode {
  const problems = useFormProblems(store, name);
  const isBroken = useStore(store, ({ document }) => document.broken.length > 0);
  const selects = useStore(store, (state) => state.selects);
  const mayEdit = useMay()('definition.edit');
  const [selected, select] = useState<string>();
  // What undoing brings back is selected again.
  useEffect(() => {
    if (selects?.[0] !== undefined) select(selects[0]);
  }, [selects]);
  const parts = useMemo(
    (): DesignerParts => ({ name, store, problems, selected, select, readOnly: !mayEdit || isBroken }),
    [name, store, problems, selected, mayEdit, isBroken],
  );
  return (
    <DesignerProvider value={parts}>
      <Desk />
    </DesignerProvider>
  );
}
