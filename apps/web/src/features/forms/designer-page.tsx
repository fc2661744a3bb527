'use client';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { DefinitionKey } from '../../shared/document/draft-port.ts';
import { OpenDocument } from '../../shared/document/open-document.tsx';
import { useDocumentProblems } from '../../shared/document/use-document-problems.ts';
import type { DocumentStore } from '../../shared/document/document-store.ts';
import { useMay } from '../../shared/session/use-me.ts';
import { DesignerProvider, type DesignerParts } from './designer-context.tsx';
import { Desk } from './desk.tsx';

/** The designer of one form. */
export function DesignerPage({ name }: { readonly name: string }): ReactNode {
  const subject = useMemo(() => ({ kind: 'component', name }) as const, [name]);
  return (
    <OpenDocument subject={subject}>{(store) => <Ready subject={subject} store={store} />}</OpenDocument>
  );
}

interface ReadyProperties {
  readonly subject: DefinitionKey;
  readonly store: DocumentStore;
}

function Ready({ subject, store }: ReadyProperties): ReactNode {
  const judged = useDocumentProblems(store, subject.name);
  const broken = useStore(store, ({ document }) => document.broken);
  const isBroken = broken.length > 0;
  const problems = isBroken ? broken : judged;
  const selects = useStore(store, (state) => state.selects);
  const mayEdit = useMay()('definition.edit');
  const [selected, select] = useState<string>();
  // What undoing brings back is selected again.
  useEffect(() => {
    if (selects?.[0] !== undefined) select(selects[0]);
  }, [selects]);
  const parts = useMemo(
    (): DesignerParts => ({ subject, store, problems, selected, select, readOnly: !mayEdit || isBroken }),
    [subject, store, problems, selected, mayEdit, isBroken],
  );
  return (
    <DesignerProvider value={parts}>
      <Desk />
    </DesignerProvider>
  );
}
