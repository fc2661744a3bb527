import type { Point } from './canvas-props.ts';
import { sizeIn, stepSize, type Sizes } from './size.ts';

type Places = Readonly<Record<string, Point>>;

/**
 * Makes room for boxes that have grown where steps were placed by hand: what is below a grown box goes down, what is beside
 * it goes aside; it grows to both sides, its upper border stays.
 */
export function withRoom(places: Places, sizes: Sizes): Places {
  const grown = Object.keys(sizes).filter((box) => places[box] !== undefined);
  const fromTop = grown.toSorted((one, other) => (places[one]?.y ?? 0) - (places[other]?.y ?? 0));
  return fromTop.reduce((all, box) => grownAt(box, all, sizes), places);
}

function grownAt(box: string, places: Places, sizes: Sizes): Places {
  const at = places[box];
  if (at === undefined) return places;
  const { width, height } = sizeIn(sizes, box);
  const [wider, higher] = [(width - stepSize.width) / 2, height - stepSize.height];
  const place = (id: string, { x, y }: Point): Point => {
    if (id === box) return { x: x - wider, y };
    if (y >= at.y + stepSize.height) return { x, y: y + higher };
    if (y <= at.y - stepSize.height) return { x, y };
    return { x: x < at.x ? x - wider : x + wider, y };
  };
  return Object.fromEntries(Object.entries(places).map(([id, one]) => [id, place(id, one)]));
}
