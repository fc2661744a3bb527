'use client';
import { useMemo } from 'react';
import type { Graph } from '@fermata/editing';
import { useChildren, type Children } from '../../../shared/children/use-children.ts';
import { useEditor } from '../editor-context.tsx';

/** The workflows that stand open on the canvas of the draft; a draft pins no versions, so it is the latest that is shown. */
export function useOpened(graph: Graph): Children {
  const { id } = useEditor();
  const known = useMemo(() => ({ graph }), [graph]);
  return useChildren(id.name, known);
}
