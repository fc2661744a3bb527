import type { Graph, GraphNode } from '@fermata/editing';

/** A step in the outline. */
export interface OutlineRow {
  readonly node: GraphNode;
  /** How many branches lead to it. */
  readonly depth: number;
}

/** Deepest level that is drawn: what lies deeper is not indented further. */
const DEEPEST = 8;

/**
 * The steps in the order in which the work goes, each once: from the start on, a branch after the other, then what
 * nothing leads to. A step behind a branching stands one level deeper, until the branches meet.
 */
export function inOrder(graph: Graph): readonly OutlineRow[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const ways = waysOf(graph);
  const rows = new Map<string, OutlineRow>();
  const roots = [...graph.nodes].sort((one, other) => Number(other.start) - Number(one.start));
  for (const root of roots) {
    const stack: Place[] = [{ id: root.id, depth: 0 }];
    for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
      const node = byId.get(place.id);
      if (node === undefined || rows.has(place.id)) continue;
      rows.set(place.id, { node, depth: Math.min(place.depth, DEEPEST) });
      stack.push(...behind(ways, place));
    }
  }
  return [...rows.values()];
}

interface Place {
  readonly id: string;
  readonly depth: number;
}

interface Ways {
  readonly out: ReadonlyMap<string, readonly string[]>;
  /** How many ways lead to a step. */
  readonly into: ReadonlyMap<string, number>;
}

function waysOf({ edges }: Graph): Ways {
  const out = new Map<string, string[]>();
  const into = new Map<string, number>();
  for (const { from, to, back } of edges) {
    if (back) continue;
    out.set(from, [...(out.get(from) ?? []), to]);
    into.set(to, (into.get(to) ?? 0) + 1);
  }
  return { out, into };
}

/** Where it goes on, the first way last: it is taken from the end. */
function behind({ out, into }: Ways, { id, depth }: Place): readonly Place[] {
  const targets = out.get(id) ?? [];
  const deeper = targets.length > 1 ? depth + 1 : depth;
  return targets.toReversed().map((to) => {
    const isMeeting = (into.get(to) ?? 0) > 1;
    return { id: to, depth: isMeeting ? Math.max(0, deeper - 1) : deeper };
  });
}
