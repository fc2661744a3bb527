'use client';
import { useMemo } from 'react';
import type { Known } from '@fermata/validation';
import { useDocument } from '../editor-context.tsx';
import type { TrialGround } from './model/protocol.ts';

/** The draft with what it refers to; undefined until that has been fetched. */
export function useGround(known: Known | undefined): TrialGround | undefined {
  const definition = useDocument(({ document }) => document.definition);
  return useMemo(
    () => (known === undefined ? undefined : { definition, references: known.references }),
    [definition, known],
  );
}
