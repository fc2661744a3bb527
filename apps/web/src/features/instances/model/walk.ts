import type { Graph } from '@fermata/editing';

/** Where one can go from a step: on, back, and to the ways beside it. */
export type Direction = 'left' | 'down' | 'up' | 'right';

/** The step that lies in a direction: down the way, up where it came from, left and right among those beside it. */
export function neighbour(graph: Graph, from: string | undefined, direction: Direction): string | undefined {
  if (from === undefined) return (graph.nodes.find(({ start }) => start) ?? graph.nodes[0])?.id;
  const ways = graph.edges.filter(({ back }) => !back);
  if (direction === 'down') return ways.find((way) => way.from === from)?.to;
  if (direction === 'up') return ways.find((way) => way.to === from)?.from;
  const parents = ways.filter((way) => way.to === from).map((way) => way.from);
  const beside = [...new Set(ways.filter((way) => parents.includes(way.from)).map((way) => way.to))];
  const place = beside.indexOf(from);
  return place < 0 ? undefined : beside[place + (direction === 'right' ? 1 : -1)];
}
