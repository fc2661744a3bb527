import type { Arc, Place, Way } from '../game/game.ts';
import {
  areAlike,
  handOverRounds,
  incomingOf,
  isPlain,
  isQuiet,
  isScope,
  keepsRounds,
  placeOf,
  put,
  targetsAt,
  type Incoming,
  type Net,
} from './net.ts';
import { canComeEarly } from './pass.ts';

/** Most ways of a choice that is written out at each place before it. */
const MOST_WAYS = 8;

/** A choice after a choice is one choice: the ways of the place become ways of those before it. */
export function inlineChoice(net: Net, place: Place): boolean {
  const incoming = incomingOf(net, place.index);
  if (incoming.length === 0 || !isPlain(net, place) || !canChooseEarly(net, place, incoming)) return false;
  handOverRounds(net, place.index, incoming);
  for (const index of new Set(incoming.map(({ from }) => from.index))) {
    const before = placeOf(net, index);
    const open = (way: Way): readonly Way[] => {
      const [arc] = way.always;
      return arc?.to === place.index ? place.ways.map((one) => prefixed(one, way, arc, place)) : [way];
    };
    put(net, index, { ...before, ways: before.ways.flatMap(open), skips: before.skips.flatMap(open) });
  }
  put(net, place.index, undefined);
  return true;
}

function canChooseEarly(net: Net, place: Place, incoming: readonly Incoming[]): boolean {
  const isLone = incoming.every(({ isLone: lone, arc, from }) => lone && arc.copies === 1 && from !== place);
  if (!isLone || !incoming.every(({ from }) => canStayBehind(net, place, from) || canGoAhead(net, place)))
    return false;
  if (incoming.length === 1) return true;
  const isSmall = place.ways.length <= MOST_WAYS && place.ways.every(isSmallWay);
  return isSmall && !isScope(net, place.index);
}

function isSmallWay({ always, free, cancels, terminates }: Way): boolean {
  return always.length + cancels.length <= 1 && free.length === 0 && !terminates;
}

/** The token may be taken to stand at the place before for the whole time. */
function canStayBehind(net: Net, place: Place, before: Place): boolean {
  return areAlike(net, place.index, before.index) && (place.isInstant || !before.isInstant);
}

/** The token may be taken to stand at the targets at once; it must not do anything on its way. */
function canGoAhead(net: Net, place: Place): boolean {
  return (
    place.ways.every(isQuiet) &&
    targetsAt(place).every((to) => areAlike(net, place.index, to) && canComeEarly(net, place, to))
  );
}

function prefixed(way: Way, before: Way, arc: Arc, place: Place): Way {
  return {
    ...way,
    path: [...before.path, ...arc.path, ...way.path],
    covers: [...before.covers, ...arc.covers, ...place.covers, ...way.covers],
  };
}

/** A split after a split is one split: the arcs of the place become arcs of the way that leads to it. */
export function inlineFork(net: Net, place: Place): boolean {
  const [way] = place.ways;
  const incoming = incomingOf(net, place.index);
  const [only] = incoming;
  if (way === undefined || place.ways.length !== 1 || only?.way === undefined || incoming.length !== 1)
    return false;
  if (only.from === place || !isPlain(net, place) || !canGoAhead(net, place)) return false;
  if (!canForkEarly(only, way)) return false;
  handOverRounds(net, place.index, incoming);
  const before = placeOf(net, only.from.index);
  const open = (one: Way): Way => (one === only.way ? joined(one, only.arc, way, place) : one);
  put(net, before.index, { ...before, ways: before.ways.map(open), skips: before.skips.map(open) });
  put(net, place.index, undefined);
  return true;
}

function canForkEarly({ way: before, arc }: Incoming, way: Way): boolean {
  if (before === undefined || before.cancels.length > 0 || arc.copies !== 1) return false;
  if (way.always.length + way.free.length === 0) return false;
  return before.always.includes(arc) && (way.always.length > 0 || way.mayBeEmpty);
}

function joined(before: Way, arc: Arc, way: Way, place: Place): Way {
  const always = [...before.always.filter((one) => one !== arc), ...way.always];
  return {
    ...before,
    always,
    free: [...before.free, ...way.free],
    mayBeEmpty: before.mayBeEmpty || way.always.length === 0,
    path: [...before.path, ...arc.path, ...way.path],
    covers: [...before.covers, ...arc.covers, ...place.covers, ...way.covers],
  };
}

/** A place from which a token goes on or ends is a free arc. */
export function inlineMaybe(net: Net, place: Place): boolean {
  const incoming = incomingOf(net, place.index);
  const going = onlyGoing(place);
  if (going === undefined || !canBeFree(net, place, going.arc, incoming)) return false;
  handOverRounds(net, place.index, incoming);
  const covers = [...place.covers, ...place.ways.flatMap((one) => one.covers), ...going.arc.covers];
  const free = (one: Arc, isSure: boolean): Arc => ({
    ...going.arc,
    path: [...one.path, ...going.path, ...going.arc.path],
    otherwise: isSure ? [...one.path, ...going.ending] : one.otherwise,
    covers: [...one.covers, ...covers],
  });
  for (const index of new Set(incoming.map(({ from }) => from.index))) {
    const before = placeOf(net, index);
    const open = (one: Way): Way => freed(one, place.index, free);
    put(net, index, { ...before, ways: before.ways.map(open), skips: before.skips.map(open) });
  }
  put(net, place.index, undefined);
  return true;
}

interface Going {
  readonly arc: Arc;
  readonly path: Way['path'];
  readonly ending: Way['path'];
}

/** The one arc of a place whose other ways all end. */
function onlyGoing({ ways }: Place): Going | undefined {
  const going = ways.filter(({ always, free }) => always.length + free.length > 0);
  const [way] = going;
  const [arc] = way?.always ?? [];
  if (way === undefined || arc === undefined || going.length !== 1 || ways.length < 2) return undefined;
  const ending = ways.find((one) => one !== way)?.path ?? [];
  return way.always.length + way.free.length === 1 ? { arc, path: way.path, ending } : undefined;
}

function canBeFree(net: Net, place: Place, arc: Arc, incoming: readonly Incoming[]): boolean {
  const isFit = incoming.every(
    (one) => one.way !== undefined && one.way.cancels.length === 0 && one.arc.copies === 1,
  );
  if (!isFit || arc.to === place.index || !isPlain(net, place)) return false;
  return canGoAhead(net, place) && keepsRounds(net, place.index, incoming);
}

function freed(way: Way, place: number, free: (arc: Arc, isSure: boolean) => Arc): Way {
  const mine = ({ to }: Arc): boolean => to === place;
  const sure = way.always.filter(mine);
  const unsure = way.free.filter(mine);
  if (sure.length + unsure.length === 0) return way;
  const others = way.free.filter((arc) => !mine(arc));
  const opened = [...sure.map((arc) => free(arc, true)), ...unsure.map((arc) => free(arc, false))];
  return {
    ...way,
    always: way.always.filter((arc) => !mine(arc)),
    free: [...others, ...opened],
    mayBeEmpty: true,
  };
}
