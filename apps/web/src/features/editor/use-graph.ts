'use client';
import { useDeferredValue, useMemo } from 'react';
import { graphOf, type Graph } from '@fermata/editing';
import type { Problem } from '@fermata/model';
import { useDocument } from './editor-context.tsx';

/** The document as a graph, with the problems that were found in it. */
export function useGraph(problems: readonly Problem[]): Graph {
  const definition = useDocument(({ document }) => document.definition);
  const found = useDeferredValue(problems);
  return useMemo(() => graphOf(definition, { problems: found }), [definition, found]);
}
