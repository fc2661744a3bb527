'use client';
import { useEffect, useMemo, useState } from 'react';
import type { Problem } from '@fermata/model';
import { useChecks } from '../checks/use-checks.ts';
import type { DocumentStore } from './document-store.ts';

const PAUSE_MS = 250;

/** What a publish would say of a definition that refers to no other, a moment after the last change. */
export function useDocumentProblems(store: DocumentStore, name: string): readonly Problem[] {
  const checks = useChecks();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const known = useMemo(
    () => ({ references: { self: { name, version: 1 }, tasks: {}, forms: {}, events: {} } }),
    [name],
  );
  useEffect(() => {
    if (checks === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const judge = () => {
      const { source, format } = store.getState().document;
      void checks.judge({ source, format, known }).then((found) => {
        if (found !== undefined) setProblems(found);
      });
    };
    const stop = store.subscribe((state, before) => {
      if (state.document.source === before.document.source) return;
      clearTimeout(timer);
      timer = setTimeout(judge, PAUSE_MS);
    });
    judge();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, checks, known]);
  return problems;
}
