import type { Point } from './canvas-props.ts';
import { stepSize, type Box } from './size.ts';

/** How an edge runs: right-angled corners from its first to its last point, and the middle of its chip. */
export interface Route {
  readonly points: readonly Point[];
  readonly chip: Point;
  /** The ports that it was made for: the lower middle of one box, the upper middle of the other. */
  readonly start: Point;
  readonly end: Point;
}

const radius = 8;
/** From the border of a box to the first corner. */
const stub = 12;
/** Columns nearer than this are one. */
const snap = 6;

interface Ranked {
  readonly source: Box;
  readonly target: Box;
  /** Where it passes the rows between them. */
  readonly bends: readonly Point[];
  readonly chip: Point;
  /** Half the height of the row whose middle is at a height. */
  readonly halfOf: (middle: number) => number;
}

/** From the middle of a lower border to the middle of an upper one, through the columns that the layout keeps free. */
export function forwardRoute({ source, target, bends, chip, halfOf }: Ranked): Route {
  const [start, end] = [lowerPort(source), upperPort(target)];
  const points: Point[] = [start];
  let column = start.x;
  let [isRowOfSteps, above] = [true, source.y + source.height / 2];
  for (const bend of [...bends, { x: end.x, y: target.y + target.height / 2 }]) {
    const x = Math.abs(bend.x - column) < snap && bend.y < end.y ? column : bend.x;
    const y = isRowOfSteps ? above + halfOf(above) + stub : bend.y - halfOf(bend.y) - stub;
    if (x !== column) points.push({ x: column, y }, { x, y });
    [column, above, isRowOfSteps] = [x, bend.y, !isRowOfSteps];
  }
  const all = [...points, end];
  return { points: all, chip: onRoute(all, chip), start, end };
}

function upperPort({ x, y, width }: Box): Point {
  return { x: x + width / 2, y };
}

function lowerPort({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height };
}

/** From a left border to a left border, around the left. */
export function backRoute(source: Box, target: Box, left: number): Route {
  const [from, to] = [source.y + source.height / 2, target.y + target.height / 2];
  const shift = from === to ? 20 : 0;
  const points = [
    { x: source.x, y: from + shift },
    { x: left, y: from + shift },
    { x: left, y: to - shift },
    { x: target.x, y: to - shift },
  ];
  return {
    points,
    chip: { x: left, y: (from + to) / 2 },
    start: lowerPort(source),
    end: upperPort(target),
  };
}

/** A route between boxes that were placed by hand. */
export function freeRoute(start: Point, end: Point): Route {
  const middle = (start.y + end.y) / 2;
  if (end.y >= start.y + 2 * stub) {
    const points = [start, { x: start.x, y: middle }, { x: end.x, y: middle }, end];
    return { points, chip: { x: (start.x + end.x) / 2, y: middle }, start, end };
  }
  const side =
    Math.abs(start.x - end.x) > stepSize.width + 2 * stub ? (start.x + end.x) / 2 : outside(start, end);
  const points = [
    start,
    { x: start.x, y: start.y + stub },
    { x: side, y: start.y + stub },
    { x: side, y: end.y - stub },
    { x: end.x, y: end.y - stub },
    end,
  ];
  return { points, chip: { x: side, y: middle }, start, end };
}

function outside(start: Point, end: Point): number {
  return Math.min(start.x, end.x) - stepSize.width / 2 - 2 * stub;
}

/** Moves a chip onto the vertical part of the route at its height. */
function onRoute(points: readonly Point[], chip: Point): Point {
  const at = points.findIndex((point, index) => {
    const before = points[index - 1];
    return before !== undefined && before.x === point.x && before.y <= chip.y && point.y >= chip.y;
  });
  return at < 0 ? chip : { x: points[at]?.x ?? chip.x, y: chip.y };
}

/** The path of an SVG with rounded corners. */
export function roundedPath(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (start === undefined) return '';
  return rest.reduce((path, point, index) => {
    const [before, after] = [points[index] as Point, rest[index + 1]];
    return path + (after === undefined ? `L${point.x} ${point.y}` : corner(before, point, after));
  }, `M${start.x} ${start.y}`);
}

function corner(before: Point, point: Point, after: Point): string {
  const bend = Math.min(radius, lengthOf(before, point) / 2, lengthOf(point, after) / 2);
  const [entry, exit] = [towards(point, before, bend), towards(point, after, bend)];
  return `L${entry.x} ${entry.y}Q${point.x} ${point.y} ${exit.x} ${exit.y}`;
}

function lengthOf(one: Point, other: Point): number {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}

function towards(from: Point, to: Point, distance: number): Point {
  return {
    x: from.x + Math.sign(to.x - from.x) * distance,
    y: from.y + Math.sign(to.y - from.y) * distance,
  };
}
