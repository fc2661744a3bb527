'use client';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '@fermata/model';
import type { DocumentStore } from '../../../shared/document/document-store.ts';
import { useChecks } from '../../../shared/checks/use-checks.ts';

const PAUSE_MS = 250;

/** What a publish would say of the table, a moment after the last change; a table refers to nothing else. */
export function useDecisionProblems(store: DocumentStore | undefined, name: string): readonly Problem[] {
  const checks = useChecks();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const known = useMemo(
    () => ({ references: { self: { name, version: 1 }, tasks: {}, forms: {}, events: {} } }),
    [name],
  );
  useEffect(() => {
    if (store === undefined || checks === undefined) return undefined;
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

/** Something of a store that may not be there yet. */
export function useHasBroken(store: DocumentStore): boolean {
  return useStore(store, ({ document }) => document.broken.length > 0);
}
