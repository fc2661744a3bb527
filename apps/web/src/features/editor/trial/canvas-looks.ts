'use client';
import { useMemo } from 'react';
import type { Graph } from '@fermata/editing';
import type { GraphCanvasProps } from '@fermata/ui';
import { useView } from '../editor-context.tsx';
import { standingAt } from './model/frames.ts';
import { useTrial } from './trial-context.tsx';

type Looks = Pick<GraphCanvasProps, 'statuses' | 'visitedEdges' | 'coverage'>;
const plain: Looks = Object.freeze({});

/** What a trial shows on the canvas while its drawer is open: the moment that is looked at, or what tests have covered. */
export function useTrialLooks(graph: Graph): Looks {
  const isOpen = useView(({ drawer }) => drawer === 'simulation');
  const run = useTrial((state) => state.run);
  const moment = useTrial((state) => state.moment);
  const pane = useTrial((state) => state.pane);
  const coverage = useTrial(({ results, isPainted }) => (isPainted ? results?.coverage : undefined));
  return useMemo(() => {
    if (!isOpen) return plain;
    if (pane === 'tests') return coverage === undefined ? plain : { coverage: painted(graph, coverage) };
    if (run === undefined) return plain;
    const { steps, ways } = standingAt(run, moment);
    const taken = graph.edges.filter(({ path }) => ways.has(path)).map(({ id }) => id);
    return { statuses: steps, visitedEdges: new Set(taken) };
  }, [isOpen, pane, run, moment, coverage, graph]);
}

function painted(
  { edges }: Graph,
  {
    steps,
    ways,
  }: { readonly steps: Readonly<Record<string, number>>; readonly ways: Readonly<Record<string, number>> },
): GraphCanvasProps['coverage'] & object {
  const counts = edges.flatMap(({ id, path }) => {
    const times = ways[path];
    return times === undefined ? [] : [[id, times] as const];
  });
  return { steps, edges: Object.fromEntries(counts) };
}
