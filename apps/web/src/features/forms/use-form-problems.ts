'use client';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Problem } from '@fermata/model';
import { useChecks } from '../../shared/checks/use-checks.ts';
import type { DocumentStore } from '../../shared/document/document-store.ts';

const PAUSE_MS = 250;

/** What a publish would say of the form, a moment after the last change; a form refers to no other definition. */
export function useFormProblems(store: DocumentStore, name: string): readonly Problem[] {
  const checks = useChecks();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { source, format, broken } = useStore(store, ({ document }) => document);
  const known = useMemo(
    () => ({ references: { self: { name, version: 1 }, tasks: {}, forms: {}, events: {} } }),
    [name],
  );
  useEffect(() => {
    if (checks === undefined || broken.length > 0) return undefined;
    const timer = setTimeout(() => {
      void checks.judge({ source, format, known }).then((found) => {
        if (found !== undefined) setProblems(found);
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [checks, known, source, format, broken]);
  return broken.length > 0 ? broken : problems;
}
