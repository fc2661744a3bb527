import { Graph, layout, type NodeLabel } from '@dagrejs/dagre';
import type { Point } from './canvas-props.ts';
import type { Drawn } from './drawn.ts';
import { backRoute, forwardRoute, type Route } from './route.ts';
import { noSizes, sizeIn, stepSize, type Box, type Size, type Sizes } from './size.ts';

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
  readonly sizes: Sizes;
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
export function shapeOf({ nodes, edges, collapsed }: Drawn, sizes: Sizes = noSizes): Shape {
  return {
    sizes,
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
export function shapeKey({ boxes, ways, sizes }: Shape): string {
  return JSON.stringify([boxes, ways, sizes]);
}

/** Lays a graph out from the top to the bottom. The same shape gives the same layout. */
export function layoutOf(shape: Shape): Layout {
  const forward = shape.ways.filter(({ back }) => !back);
  const graph = rankedGraph(shape, forward);
  layout(graph);
  const boxes = Object.fromEntries(
    shape.boxes.map((id) => [id, boxOf(graph.node(id), sizeIn(shape.sizes, id))]),
  );
  const halfOf = rowsOf(graph, shape);
  const routes = forward.map(({ id, from, to }) => {
    const { points = [], x = 0, y = 0 } = graph.edge({ v: from, w: to, name: id });
    const ends = { source: boxes[from] as Box, target: boxes[to] as Box };
    return [id, forwardRoute({ ...ends, bends: points.slice(1, -1), chip: { x, y }, halfOf })] as const;
  });
  const backs = shape.ways.filter(({ back }) => back);
  const places = Object.fromEntries(Object.entries(boxes).map(([id, { x, y }]) => [id, { x, y }]));
  return { places, routes: { ...Object.fromEntries(routes), ...backRoutes(backs, boxes) } };
}

function rankedGraph({ boxes, sizes }: Shape, ways: readonly ShapeWay[]): Graph {
  const graph = new Graph({ multigraph: true });
  const ranker = boxes.length > exactRanking ? 'tight-tree' : 'network-simplex';
  graph.setGraph({ rankdir: 'TB', nodesep: columnGap, edgesep: 16, ranksep: rowGap, ranker });
  for (const box of boxes) graph.setNode(box, { ...sizeIn(sizes, box) });
  for (const { id, from, to, hasChip } of ways) {
    graph.setEdge(from, to, { ...(hasChip ? chipSize : plusSize), labelpos: 'c' }, id);
  }
  return graph;
}

function boxOf({ x, y }: NodeLabel, { width, height }: Size): Box {
  return { x: Math.round((x ?? 0) - width / 2), y: Math.round((y ?? 0) - height / 2), width, height };
}

/** Half the height of the row of boxes that has its middle at a height: that of its tallest box. */
function rowsOf(graph: Graph, { boxes, sizes }: Shape): (middle: number) => number {
  const halves = new Map<number, number>();
  for (const box of boxes) {
    const middle = Math.round(graph.node(box).y ?? 0);
    halves.set(middle, Math.max(halves.get(middle) ?? 0, sizeIn(sizes, box).height / 2));
  }
  return (middle) => halves.get(Math.round(middle)) ?? stepSize.height / 2;
}

type Boxes = Readonly<Record<string, Box>>;

/** Back edges run left of everything that stands between their ends, the longest outermost. */
function backRoutes(ways: readonly ShapeWay[], boxes: Boxes): Readonly<Record<string, Route>> {
  const all = Object.values(boxes);
  const sorted = ways.toSorted((one, other) => spanOf(one, boxes) - spanOf(other, boxes));
  return Object.fromEntries(
    sorted.flatMap((way, lane) => {
      const [source, target] = [boxes[way.from], boxes[way.to]];
      if (source === undefined || target === undefined) return [];
      const isBetween = ({ y, height }: Box): boolean =>
        y + height >= target.y && y <= source.y + source.height;
      const between = all.filter(isBetween).map(({ x }) => x);
      const left = Math.min(source.x, target.x, ...between) - 32 - 20 * lane;
      return [[way.id, backRoute(source, target, left)]];
    }),
  );
}

function spanOf({ from, to }: ShapeWay, boxes: Boxes): number {
  return Math.abs((boxes[from]?.y ?? 0) - (boxes[to]?.y ?? 0));
}
