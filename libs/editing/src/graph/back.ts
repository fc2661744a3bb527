import type { Way } from './way.ts';

interface Open {
  readonly id: string;
  readonly ways: readonly Way[];
  next: number;
}

/**
 * The paths of the ways that lead back to where the work has been: found depth first from the start, then from whatever
 * is left, in the order written. Without them the graph has no circle.
 */
export function backEdges(roots: readonly string[], ways: readonly Way[]): ReadonlySet<string> {
  const outgoing = new Map<string, Way[]>();
  for (const way of ways) outgoing.set(way.from, [...(outgoing.get(way.from) ?? []), way]);
  const back = new Set<string>();
  const seen = new Set<string>();
  const onStack = new Set<string>();
  const stack: Open[] = [];
  const enter = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    onStack.add(id);
    stack.push({ id, ways: outgoing.get(id) ?? [], next: 0 });
  };
  for (const root of roots) {
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const way = top.ways[top.next];
      top.next += 1;
      if (way === undefined) onStack.delete(stack.pop()?.id ?? '');
      else if (onStack.has(way.to)) back.add(way.path);
      else enter(way.to);
    }
  }
  return back;
}
