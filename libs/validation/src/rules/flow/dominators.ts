import type { FlowGraph } from './graph.ts';

/** Sets of steps as bits: the bit of a step is its number. */
export type Bits = bigint;

/** Whether a step is in a set. */
export function hasBit(bits: Bits, step: number): boolean {
  return ((bits >> BigInt(step)) & 1n) === 1n;
}

/** For each step the steps through which every way from the start leads to it, itself included. */
export function dominators(graph: FlowGraph): readonly Bits[] {
  const all = (1n << BigInt(graph.ids.length)) - 1n;
  const roots = new Set([...graph.handlers, ...(graph.start === undefined ? [] : [graph.start])]);
  const sets = graph.ids.map((_, step) => (roots.has(step) ? 1n << BigInt(step) : all));
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    graph.ids.forEach((_, step) => {
      if (roots.has(step)) return;
      const common = (graph.into[step] ?? []).reduce((bits, { from }) => bits & (sets[from] ?? all), all);
      const next = common | (1n << BigInt(step));
      isChanged ||= next !== sets[step];
      sets[step] = next;
    });
  }
  return sets;
}

/** The nearest step through which all ways to some steps lead; undefined where only the start is (rule J0). */
export function commonDominator(sets: readonly Bits[], steps: readonly number[]): number | undefined {
  const [first, ...rest] = steps.map((step) => sets[step] ?? 0n);
  let common = rest.reduce((bits, one) => bits & one, first ?? 0n);
  let nearest: number | undefined;
  for (let step = 0; common > 0n; step += 1, common >>= 1n) {
    if ((common & 1n) === 0n) continue;
    if (nearest === undefined || hasBit(sets[step] ?? 0n, nearest)) nearest = step;
  }
  return nearest;
}
