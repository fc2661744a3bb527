import type { Graph } from './graph.ts';

/** The virtual step before the start and the handlers. */
export const START = '@start';

/** Per step its nearest dominator: the last other step on every way to it. */
export type Dominators = ReadonlyMap<string, string>;

/** Immediate dominators by repeated intersection over reverse post-order (Cooper, Harvey, Kennedy). */
export function dominatorsOf(graph: Graph, before: ReadonlyMap<string, readonly string[]>): Dominators {
  const order = reversePostOrder(graph);
  const rank = new Map(order.map((id, index) => [id, index + 1]));
  rank.set(START, 0);
  const above = new Map<string, string>([[START, START]]);
  const roots = new Set(graph.roots);
  for (let changed = true; changed;) {
    changed = false;
    for (const id of order) {
      const sources = [...(roots.has(id) ? [START] : []), ...(before.get(id) ?? [])].filter((one) =>
        above.has(one),
      );
      const found = sources.reduce((a, b) => meet(a, b, above, rank));
      changed ||= above.get(id) !== found;
      above.set(id, found);
    }
  }
  return above;
}

function meet(a: string, b: string, above: Dominators, rank: ReadonlyMap<string, number>): string {
  let [left, right] = [a, b];
  while (left !== right) {
    if ((rank.get(left) ?? 0) > (rank.get(right) ?? 0)) left = above.get(left) ?? START;
    else right = above.get(right) ?? START;
  }
  return left;
}

function reversePostOrder(graph: Graph): readonly string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const stack: { readonly id: string; readonly rest: string[] }[] = [];
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    stack.push({ id, rest: [...(graph.next.get(id) ?? [])] });
  };
  for (const root of graph.roots) {
    visit(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const to = top.rest.shift();
      if (to === undefined) order.push(stack.pop()?.id ?? '');
      else visit(to);
    }
  }
  return order.reverse();
}

/** The nearest step on every way to each of the branches; itself counts (rule J0). */
export function commonDominator(branches: readonly string[], above: Dominators): string {
  const chains = branches.map((branch) => chainOf(branch, above));
  return chains[0]?.find((id) => chains.every((chain) => chain.includes(id))) ?? START;
}

function chainOf(id: string, above: Dominators): readonly string[] {
  const chain: string[] = [];
  for (let step = id; step !== START; step = above.get(step) ?? START) chain.push(step);
  return [...chain, START];
}
