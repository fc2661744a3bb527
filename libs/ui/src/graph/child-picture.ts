import type { Graph } from '@fermata/editing';
import type { OpenedChild, Point } from './canvas-props.ts';
import { drawnOf, type Drawn } from './drawn.ts';
import { shapeOf, type Layout, type Shape } from './layout.ts';
import { sizeIn, type Size, type Sizes } from './size.ts';

/** An opened workflow as it is drawn in the place of its step. */
export interface ChildPicture {
  readonly path: string;
  readonly child: OpenedChild;
  readonly size: Size;
  /** Missing where there is nothing to draw. */
  readonly inside?: DrawnInside;
}

/** The steps of an opened workflow, with places and routes from the frame's left upper corner. */
export interface DrawnInside {
  readonly drawn: Drawn;
  readonly layout: Layout;
  /** Workflows that stand open in it, by step. */
  readonly pictures: Pictures;
}

/** Opened workflows by the box in whose place they stand. */
export type Pictures = Readonly<Record<string, ChildPicture>>;

/** Lays out a shape; may remember it by the path of the workflow. */
export type LayOut = (path: string, shape: Shape) => Layout;

type Opened = Readonly<Record<string, OpenedChild>>;

/** Between the frame and what it holds; above it is the head, and the signs of where the workflow starts and ends. */
const room = Object.freeze({ top: 100, side: 24, bottom: 40 });
const leastWidth = 296;
/** A frame that only says why nothing is in it. */
const wordsSize = Object.freeze({ width: leastWidth, height: 112 });

/** The pictures of what stands open among the steps of a graph; `around` is the path of the workflow that it is the graph of. */
export function picturesOf(graph: Graph, opened: Opened, layOut: LayOut, around = ''): Pictures {
  const found = graph.nodes.flatMap(({ id }) => {
    const path = around === '' ? id : `${around}/${id}`;
    const child = opened[path];
    return child === undefined ? [] : [[id, pictureOf(path, child, { opened, layOut })] as const];
  });
  return Object.fromEntries(found);
}

/** The sizes of boxes in whose place pictures stand. */
export function sizesOf(pictures: Pictures): Sizes {
  return Object.fromEntries(Object.entries(pictures).map(([box, { size }]) => [box, size]));
}

interface Making {
  readonly opened: Opened;
  readonly layOut: LayOut;
}

function pictureOf(path: string, child: OpenedChild, { opened, layOut }: Making): ChildPicture {
  if (child.inside.kind !== 'graph' || child.inside.graph.nodes.length === 0)
    return { path, child, size: wordsSize };
  const graph = { ...child.inside.graph, groups: [] };
  const pictures = picturesOf(graph, opened, layOut, path);
  const [drawn, sizes] = [drawnOf(graph), sizesOf(pictures)];
  const { layout, size } = framed(layOut(path, shapeOf(drawn, sizes)), sizes);
  return { path, child, size, inside: { drawn, layout, pictures } };
}

/** A layout moved into a frame, and the size of the frame. */
function framed(layout: Layout, sizes: Sizes): { readonly layout: Layout; readonly size: Size } {
  const boxes = Object.entries(layout.places).map(([id, place]) => ({ ...place, ...sizeIn(sizes, id) }));
  const bends = Object.values(layout.routes).flatMap(({ points }) => points);
  const xs = [...boxes.flatMap(({ x, width }) => [x, x + width]), ...bends.map(({ x }) => x)];
  const ys = boxes.flatMap(({ y, height }) => [y, y + height]);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const width = Math.max(...xs) - left + 2 * room.side;
  const shift = {
    x: room.side - left + Math.max(0, leastWidth - width) / 2,
    y: room.top - top,
  };
  return {
    layout: moved(layout, shift),
    size: { width: Math.max(leastWidth, width), height: Math.max(...ys) - top + room.top + room.bottom },
  };
}

function moved({ places, routes }: Layout, by: Point): Layout {
  const move = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y });
  return {
    places: Object.fromEntries(Object.entries(places).map(([id, place]) => [id, move(place)])),
    routes: Object.fromEntries(
      Object.entries(routes).map(([id, { points, chip, start, end }]) => [
        id,
        { points: points.map(move), chip: move(chip), start: move(start), end: move(end) },
      ]),
    ),
  };
}
