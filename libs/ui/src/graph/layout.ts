import { Graph, layout, type NodeLabel } from '@dagrejs/dagre';
import type { Point } from './canvas-props.ts';
import type { Drawn } from './drawn.ts';
import { backRoute, forwardRoute, type Route } from './route.ts';

/** Size of a step on the canvas. */
export const stepSize = Object.freeze({ width: 232, height: 64 });

/** Room between two rows of steps: half above the chips of edges, half below. */
const rowGap = 48;
const columnGap = 40;
const chipSize = Object.freeze({ width: 152, height: 24 });
const plusSize = Object.freeze({ width: 24, height: 24 });
/** From so many steps on the exact ranking costs seconds; the quicker one is nearly as short. */
const exactRanking = 150;

/** What the layout depends on: nothing of what a step does. */
export interface Shape {
  readonly boxes: readonly string[];
  readonly ways: readonly ShapeWay[];
}

/** An edge, as far as the layout cares. */
export interface ShapeWay {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly back: boolean;
  readonly hasChip: boolean;
}

/** Where the boxes stand (left upper corners) and how the edges run. */
export interface Layout {
  readonly places: Readonly<Record<string, Point>>;
  readonly routes: Readonly<Record<string, Route>>;
}

/** The shape of a drawn graph. */
export function shapeOf({ nodes, edges, collapsed }: Drawn): Shape {
  return {
    boxes: [...nodes.map(({ id }) => id), ...collapsed.map(({ id }) => `group:${id}`)],
    ways: edges.map(({ from, to, edge }) => ({
      id: edge.id,
      from,
      to,
      back: edge.back || from === to,
      hasChip: edge.label !== undefined,
    })),
  };
}

/** A text that is equal for equal shapes: what a layout is remembered by. */
export function shapeKey({ boxes, ways }: Shape): string {
  return JSON.stringify([boxes, ways]);
}

/** Lays a graph out from the top to the bottom. The same shape gives the same layout. */
export function layoutOf(shape: Shape): Layout {
  const forward = shape.ways.filter(({ back }) => !back);
  const graph = rankedGraph(shape.boxes, forward);
  layout(graph);
  const places = Object.fromEntries(shape.boxes.map((box) => [box, cornerOf(graph.node(box))]));
  const routes = forward.map((way) => [way.id, forwardRoute(edgeOf(graph, way))] as const);
  const backs = shape.ways.filter(({ back }) => back);
  return { places, routes: { ...Object.fromEntries(routes), ...backRoutes(backs, places) } };
}

function rankedGraph(boxes: readonly string[], ways: readonly ShapeWay[]): Graph {
  const graph = new Graph({ multigraph: true });
  const ranker = boxes.length > exactRanking ? 'tight-tree' : 'network-simplex';
  graph.setGraph({ rankdir: 'TB', nodesep: columnGap, edgesep: 16, ranksep: rowGap, ranker });
  for (const box of boxes) graph.setNode(box, { ...stepSize });
  for (const { id, from, to, hasChip } of ways) {
    graph.setEdge(from, to, { ...(hasChip ? chipSize : plusSize), labelpos: 'c' }, id);
  }
  return graph;
}

function cornerOf({ x, y }: NodeLabel): Point {
  return { x: Math.round((x ?? 0) - stepSize.width / 2), y: Math.round((y ?? 0) - stepSize.height / 2) };
}

function edgeOf(graph: Graph, { id, from, to }: ShapeWay): Parameters<typeof forwardRoute>[0] {
  const { points = [], x = 0, y = 0 } = graph.edge({ v: from, w: to, name: id });
  const [source, target] = [cornerOf(graph.node(from)), cornerOf(graph.node(to))];
  return { source, target, bends: points.slice(1, -1), chip: { x, y } };
}

/** Back edges run left of everything that stands between their ends, the longest outermost. */
function backRoutes(
  ways: readonly ShapeWay[],
  places: Readonly<Record<string, Point>>,
): Readonly<Record<string, Route>> {
  const corners = Object.values(places);
  const sorted = ways.toSorted((one, other) => spanOf(one, places) - spanOf(other, places));
  return Object.fromEntries(
    sorted.flatMap((way, lane) => {
      const [source, target] = [places[way.from], places[way.to]];
      if (source === undefined || target === undefined) return [];
      const between = corners.filter(({ y }) => y >= target.y && y <= source.y).map(({ x }) => x);
      const left = Math.min(source.x, target.x, ...between) - 32 - 20 * lane;
      return [[way.id, backRoute(source, target, left)]];
    }),
  );
}

function spanOf({ from, to }: ShapeWay, places: Readonly<Record<string, Point>>): number {
  return Math.abs((places[from]?.y ?? 0) - (places[to]?.y ?? 0));
}
