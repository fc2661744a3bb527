'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { JsonObject, Problem } from '@fermata/model';
import { referenceSlots, type Known } from '@fermata/validation';
import { taken } from '../../shared/api/client.ts';
import { editingKnown } from '../../shared/api/generated/sdk.gen.ts';
import { useChecks } from '../../shared/checks/use-checks.ts';
import type { SourceText } from '../../shared/document/source-text.ts';
import { useChanges } from '../../shared/stream/use-changes.ts';
import { useDocument } from './editor-context.tsx';

/** The verdict on the document as it is typed. */
export interface Verdict {
  readonly problems: readonly Problem[];
  /** What it refers to, as it is published now. */
  readonly known: Known | undefined;
  /** Whether the problems are those of the text as it is now. */
  readonly isCurrent: boolean;
}

const PAUSE_MS = 250;
/** One list, so that nothing is drawn anew while nothing has been found. */
const none: readonly Problem[] = Object.freeze([]);

/** Judges the document off the page whenever it or what it refers to changes. */
export function useProblems(): Verdict {
  const document = useDocument((state) => state.document);
  const known = useKnown(document, document.definition);
  const checks = useChecks();
  const [found, setFound] = useState<{ readonly source: string; readonly problems: readonly Problem[] }>();
  const { source, format, broken } = document;
  useEffect(() => {
    if (checks === undefined || known === undefined || broken.length > 0) return undefined;
    const timer = setTimeout(() => {
      void checks.judge({ source, format, known }).then((problems) => {
        if (problems !== undefined) setFound({ source, problems });
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [checks, known, source, format, broken]);
  const isCurrent = broken.length > 0 || found?.source === source;
  const problems = broken.length > 0 ? broken : (found?.problems ?? none);
  return useMemo(() => ({ problems, known, isCurrent }), [problems, known, isCurrent]);
}

/** Asks anew only when the text refers to something else, or something was published. */
function useKnown(text: SourceText, definition: JsonObject): Known | undefined {
  const queries = useQueryClient();
  const slots = JSON.stringify([
    definition['name'],
    [...new Set(referenceSlots(definition).map((slot) => `${slot.kind} ${slot.text}`))].sort(),
  ]);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  }, [text]);
  const key = ['known', slots];
  const { data } = useQuery({
    queryKey: key,
    queryFn: async () => {
      const { source, format } = latest.current;
      return (await taken(editingKnown({ body: { source, format } }))) as unknown as Known;
    },
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  useChanges('definition', ({ what }) => {
    if (what === 'published') void queries.invalidateQueries({ queryKey: ['known'] });
  });
  return data;
}
