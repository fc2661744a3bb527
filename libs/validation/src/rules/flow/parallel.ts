import { listAt, textAt, valueAt } from '../read.ts';
import { commonDominator, dominators, hasBit, type Bits } from './dominators.ts';
import { reachable, waitsForAll, type FlowGraph } from './graph.ts';

/**
 * For each step the steps that may be open at the same time: both lie behind different ways out of one split, before the
 * join that brings all of them together. Rather too many than too few.
 */
export function parallelSteps(graph: FlowGraph): readonly Bits[] {
  const sets = dominators(graph);
  const parallel: Bits[] = graph.ids.map(() => 0n);
  graph.steps.forEach((step, split) => {
    if (textAt(step, 'split') !== 'all') return;
    const regions = regionsOf(graph, sets, split);
    for (const [index, region] of regions.entries()) {
      const others = regions.reduce((bits, other, at) => (at === index ? bits : bits | bitsOf(other)), 0n);
      const own = hasCopies(step, index) ? bitsOf(region) : 0n;
      for (const member of region) parallel[member] = (parallel[member] ?? 0n) | others | own;
    }
  });
  return parallel;
}

function regionsOf(graph: FlowGraph, sets: readonly Bits[], split: number): readonly ReadonlySet<number>[] {
  const together = (step: number): boolean => bringsTogether(graph, sets, { split, step });
  const ways = (graph.out[split] ?? []).filter(({ entry }) => entry === undefined);
  return ways.map(({ to }) => reachable(graph, [to], together));
}

/** Whether a join waits for all that a split has opened: its scope is the split, or lies before it (rule J0). */
function bringsTogether(
  graph: FlowGraph,
  sets: readonly Bits[],
  { split, step }: { readonly split: number; readonly step: number },
): boolean {
  if (waitsForAll(graph.steps[step] ?? {}) === undefined) return false;
  const sources = (graph.into[step] ?? []).map(({ from }) => from);
  const scope = commonDominator(sets, sources);
  return scope === undefined || hasBit(sets[split] ?? 0n, scope);
}

function hasCopies(step: unknown, index: number): boolean {
  return valueAt(listAt(step, 'next')[index], 'copies') !== undefined;
}

function bitsOf(steps: ReadonlySet<number>): Bits {
  return [...steps].reduce((bits, step) => bits | (1n << BigInt(step)), 0n);
}
