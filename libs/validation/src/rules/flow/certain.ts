import { listAt, textAt, valueAt } from '../read.ts';
import { waitsForAll, type FlowGraph } from './graph.ts';

/**
 * The steps that every run which completes has settled: a token surely comes to them. Only what is plain is claimed: the
 * one way out of a step, or each way without a condition out of `split: all`.
 */
export function certainSteps(graph: FlowGraph): ReadonlySet<number> {
  const certain = new Set(graph.start === undefined ? [] : [graph.start]);
  for (const step of certain) {
    for (const to of surelyNext(graph, step)) {
      const sources = (graph.into[to] ?? []).map(({ from }) => from);
      const isJoined =
        waitsForAll(graph.steps[to] ?? {}) === undefined || sources.every((one) => certain.has(one));
      if (isJoined) certain.add(to);
    }
  }
  return certain;
}

function surelyNext(graph: FlowGraph, from: number): readonly number[] {
  const step = graph.steps[from];
  const ways = (graph.out[from] ?? []).filter(({ entry }) => entry === undefined);
  const leaves = (graph.out[from] ?? []).some(({ entry }) => entry !== undefined);
  if (leaves || valueAt(step, 'split') === 'race') return [];
  const isFree = ({ place = 0 }: { readonly place?: number }) =>
    valueAt(listAt(step, 'next')[place], 'when') === undefined;
  const free = ways.filter(isFree).map(({ to }) => to);
  if (textAt(step, 'split') === 'all') return free;
  return ways[0] !== undefined && isFree(ways[0]) ? [ways[0].to] : [];
}
