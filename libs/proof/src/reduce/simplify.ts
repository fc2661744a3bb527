import type { Arc, Place, Way } from '../game/game.ts';
import { closure, targetsOf } from '../game/paths.ts';
import { areSame } from './same.ts';
import {
  areAlike,
  gameOf,
  isLoneWay,
  isPlain,
  isQuiet,
  isWatched,
  placeOf,
  put,
  targetsAt,
  type Net,
} from './net.ts';

/**
 * That an instant step is over at once makes no difference where its token, before and after, cannot be told from
 * outside: then it is like any other.
 */
export function calm(net: Net, place: Place): boolean {
  if (!place.isInstant || !place.ways.every(isQuiet)) return false;
  const targets = targetsAt(place);
  if (!targets.every((to) => areAlike(net, place.index, to) && !placeOf(net, to).isInstant)) return false;
  put(net, place.index, { ...place, isInstant: false });
  return true;
}

/** Of ways that do the same one is enough. */
export function dropDoubles(net: Net, place: Place): boolean {
  const ways: Way[] = [];
  for (const way of place.ways) {
    const at = ways.findIndex((one) => areSame(one, way));
    const same = ways[at];
    if (same === undefined) ways.push(way);
    else ways[at] = { ...same, covers: [...same.covers, ...coveredBy(way)] };
  }
  if (ways.length === place.ways.length) return false;
  put(net, place.index, { ...place, ways });
  return true;
}

function coveredBy({ covers, always, free }: Way): readonly string[] {
  return [...covers, ...[...always, ...free].flatMap((arc) => arc.covers)];
}

/** A loop back to the place itself changes nothing, if there is another way. */
export function dropLoops(net: Net, place: Place): boolean {
  if (!isPlain(net, place)) return false;
  const loops = place.ways.filter((way) => isLoneWay(way) && isLoop(way, place.index));
  const others = place.ways.filter((way) => !loops.includes(way));
  if (loops.length === 0 || others.length === 0) return false;
  put(net, place.index, { ...place, ways: others, covers: [...place.covers, ...loops.flatMap(coveredBy)] });
  return true;
}

function isLoop({ always }: Way, index: number): boolean {
  return always[0]?.to === index && always[0].copies === 1;
}

/**
 * A branch that only ends takes no part in what follows. Left where the split can come again before it ends: that is
 * how threads pile up, and it must be seen.
 */
export function dropEnds(net: Net, place: Place): boolean {
  let isChanged = false;
  const ways = place.ways.map((way) => {
    const ends = [...way.always, ...way.free].filter(
      (arc) => isEnd(net, arc) && !comesAgain(net, place, way, arc),
    );
    if (ends.length === 0) return way;
    isChanged = true;
    return withoutEnds(net, way, ends);
  });
  if (isChanged) put(net, place.index, { ...place, ways });
  return isChanged;
}

function isEnd(net: Net, { to }: Arc): boolean {
  const place = placeOf(net, to);
  const [way] = place.ways;
  if (place.ways.length !== 1 || way === undefined || !isPlain(net, place) || isWatched(net, to))
    return false;
  return way.always.length + way.free.length + way.cancels.length === 0 && !way.terminates;
}

function comesAgain(net: Net, place: Place, way: Way, end: Arc): boolean {
  const others = [...way.always, ...way.free].filter((arc) => arc !== end);
  if (end.copies > 1) return true;
  return (
    others.length > 0 &&
    closure(
      others.map(({ to }) => to),
      targetsOf(gameOf(net)),
    ).has(place.index)
  );
}

function withoutEnds(net: Net, way: Way, ends: readonly Arc[]): Way {
  const always = way.always.filter((arc) => !ends.includes(arc));
  const free = way.free.filter((arc) => !ends.includes(arc));
  const sure = ends.filter((arc) => way.always.includes(arc));
  const unsure = ends.filter((arc) => way.free.includes(arc));
  const covers = ends.flatMap((arc) => [...arc.covers, ...coversAt(net, arc.to)]);
  return {
    ...way,
    always,
    free,
    mayBeEmpty: true,
    path: [
      ...way.path,
      ...sure.flatMap((arc) => [...arc.path, ...endPath(net, arc.to)]),
      ...unsure.flatMap(({ otherwise }) => otherwise),
    ],
    covers: [...way.covers, ...covers],
  };
}

function coversAt(net: Net, index: number): readonly string[] {
  const place = placeOf(net, index);
  return [...place.covers, ...place.ways.flatMap(({ covers }) => covers)];
}

function endPath(net: Net, index: number): Way['path'] {
  return placeOf(net, index).ways[0]?.path ?? [];
}
