import type { Arc, Place, Way } from '../game/game.ts';
import {
  areAlike,
  handOverRounds,
  incomingOf,
  isLoneWay,
  isPlain,
  keepsRounds,
  placeOf,
  put,
  withArcs,
  type Incoming,
  type Net,
} from './net.ts';

/** A place with one way to one other place is a longer arc. */
export function passThrough(net: Net, place: Place): boolean {
  const only = onlyWay(place);
  const incoming = incomingOf(net, place.index);
  if (only === undefined || !canPass(net, place, only.arc, incoming)) return false;
  const { way, arc } = only;
  handOverRounds(net, place.index, incoming);
  for (const index of new Set(incoming.map(({ from }) => from.index))) {
    const longer = (one: Arc): readonly Arc[] => [
      one.to === place.index ? through(one, place, way, arc) : one,
    ];
    put(net, index, withArcs(placeOf(net, index), longer));
  }
  put(net, place.index, undefined);
  if (!place.isInstant) put(net, arc.to, { ...placeOf(net, arc.to), isInstant: false });
  return true;
}

function onlyWay({ index, ways }: Place): { readonly way: Way; readonly arc: Arc } | undefined {
  const [way] = ways;
  const [arc] = way?.always ?? [];
  if (way === undefined || arc === undefined || ways.length !== 1 || !isLoneWay(way)) return undefined;
  return arc.to === index ? undefined : { way, arc };
}

/** One arc and then another; whether it is taken is decided at the first. */
function through(first: Arc, place: Place, way: Way, second: Arc): Arc {
  return {
    ...second,
    copies: first.copies * second.copies,
    path: [...first.path, ...way.path, ...second.path],
    covers: [...first.covers, ...place.covers, ...way.covers, ...second.covers],
    otherwise: first.otherwise,
  };
}

function canPass(net: Net, place: Place, { to }: Arc, incoming: readonly Incoming[]): boolean {
  if (!isPlain(net, place) || !areAlike(net, place.index, to)) return false;
  if (!keepsRounds(net, place.index, incoming)) return false;
  if (incoming.some(({ way }) => way !== undefined && way.cancels.length > 0)) return false;
  const isOnly = incomingOf(net, to).length === 1;
  return canComeEarly(net, isOnly ? { ...place, isInstant: true } : place, to);
}

/** Whether a token may be taken to stand at the target while it still stands at the place. */
export function canComeEarly(net: Net, place: Place, to: number): boolean {
  const target = placeOf(net, to);
  if (target.join.kind === 'count' && target.join.rest === 'cancel') return false;
  if (target.milestone !== undefined || target.sections.length > 0) return false;
  return place.isInstant || !target.isInstant;
}
