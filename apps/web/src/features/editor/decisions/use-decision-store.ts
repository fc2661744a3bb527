'use client';
import { useEffect, useRef, useState } from 'react';
import { createDocumentStore, type DocumentStore } from '../../../shared/document/document-store.ts';
import { draftPort } from '../../../shared/document/draft-port.ts';
import { createJournal } from '../../../shared/document/journal.ts';
import { browserClock, type Draft } from '../../../shared/document/ports.ts';

/** The store of one table; it lives as long as the page, and leaving sends what is left. */
export function useDecisionStore(name: string, draft: Draft): DocumentStore | undefined {
  const [store, setStore] = useState<DocumentStore>();
  const first = useRef(draft);
  useEffect(() => {
    const journal = createJournal(sessionStorage, `decision/${name}`);
    const port = draftPort({ kind: 'decision', name });
    const opened = createDocumentStore({ draft: first.current, port, journal, clock: browserClock });
    setStore(opened);
    const leave = (event: BeforeUnloadEvent): void => {
      if (opened.getState().save.kind !== 'saved') event.preventDefault();
    };
    const flush = (): void => void opened.actions.flush();
    window.addEventListener('beforeunload', leave);
    window.addEventListener('pagehide', flush);
    window.addEventListener('online', flush);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('online', flush);
      opened.actions.close();
      first.current = opened.getState().base;
    };
  }, [name]);
  return store;
}
