import type { Graph } from '@fermata/editing';

/** The steps from which some steps are reached, or that are reached from them; themselves among them. */
export function reached(
  { edges }: Graph,
  from: readonly string[],
  direction: 'up' | 'down',
): readonly string[] {
  const next = new Map<string, string[]>();
  for (const edge of edges) {
    const [here, there] = direction === 'down' ? [edge.from, edge.to] : [edge.to, edge.from];
    next.set(here, [...(next.get(here) ?? []), there]);
  }
  const found = new Set(from);
  for (const id of found) for (const one of next.get(id) ?? []) found.add(one);
  return [...found].filter((id) => !id.startsWith('@'));
}
