import type { Point } from './canvas-props.ts';

/** A way of the arrow keys. */
export type Direction = 'up' | 'down' | 'left' | 'right';

interface Walk {
  readonly places: Readonly<Record<string, Point>>;
  readonly ways: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Where an arrow key leads from a box: down along the first way out, up along the first way in, left and right to the
 * nearest box of about the same height. Where no way leads, to the nearest box in that direction.
 */
export function neighbour({ places, ways }: Walk, from: string, direction: Direction): string | undefined {
  const here = places[from];
  if (here === undefined) return undefined;
  const along = direction === 'down' ? nextDown(ways, from, places) : nextUp(ways, from, places);
  const isVertical = direction === 'up' || direction === 'down';
  if (isVertical && along !== undefined) return along;
  const others = Object.entries(places).filter(([id, place]) => id !== from && lies(here, place, direction));
  return nearest(here, others, isVertical ? 1 : 4);
}

function nextDown(ways: Walk['ways'], from: string, places: Walk['places']): string | undefined {
  return ways.find((way) => way.from === from && way.to !== from && way.to in places)?.to;
}

function nextUp(ways: Walk['ways'], from: string, places: Walk['places']): string | undefined {
  return ways.find((way) => way.to === from && way.from !== from && way.from in places)?.from;
}

function lies(here: Point, there: Point, direction: Direction): boolean {
  const [right, down] = [there.x - here.x, there.y - here.y];
  if (direction === 'down') return down > 0;
  if (direction === 'up') return down < 0;
  return direction === 'right' ? right > 0 : right < 0;
}

function nearest(
  here: Point,
  boxes: readonly (readonly [string, Point])[],
  vertically: number,
): string | undefined {
  const far = ([, { x, y }]: readonly [string, Point]): number =>
    Math.abs(x - here.x) + vertically * Math.abs(y - here.y);
  return boxes.toSorted((one, other) => far(one) - far(other))[0]?.[0];
}
