import type { Arc, Place, Way } from '../game/game.ts';
import { closure, targetsOf } from '../game/paths.ts';
import { gameOf, incomingOf, isWatched, placeOf, put, type Net } from './net.ts';

/**
 * Branches each of which withdraws all the others when it settles are a choice: the first to settle wins, and of the
 * others nothing is left. They must not meet a second set of themselves, which they would withdraw too.
 */
export function chooseRival(net: Net, place: Place): boolean {
  for (const way of place.ways) {
    const rivals = way.always.filter((arc) => isRival(net, way, arc));
    if (
      rivals.length < 2 ||
      mayMeetItself(net, place.index) ||
      !rivals.every(({ to }) => withdrawsExactly(net, to, rivals))
    )
      continue;
    const choices = rivals.map((winner): Way => {
      const losers = rivals.filter((one) => one !== winner);
      return {
        ...way,
        always: way.always.filter((arc) => !losers.includes(arc)),
        covers: [...way.covers, ...losers.flatMap(({ covers }) => covers)],
      };
    });
    put(net, place.index, { ...place, ways: place.ways.flatMap((one) => (one === way ? choices : [one])) });
    for (const { to } of rivals) {
      const rival = placeOf(net, to);
      put(net, to, { ...rival, ways: rival.ways.map((one) => ({ ...one, cancels: [] })) });
    }
    return true;
  }
  return false;
}

/** Whether two tokens of one split may come to the place. */
function mayMeetItself(net: Net, index: number): boolean {
  const next = targetsOf(gameOf(net));
  const leads = (arc: Arc): number => (closure([arc.to], next).has(index) ? arc.copies : 0);
  return net.places.some((place) =>
    place?.ways.some(
      ({ always, free }) => [...always, ...free].reduce((sum, arc) => sum + leads(arc), 0) > 1,
    ),
  );
}

function isRival(net: Net, way: Way, { to, copies }: Arc): boolean {
  const place = placeOf(net, to);
  const isSimple =
    place.join.kind === 'any' && !net.pins.has(to) && !place.isInstant && place.milestone === undefined;
  const isOnly = incomingOf(net, to).length === 1 && way.cancels.length === 0 && copies === 1;
  return isSimple && isOnly && place.sections.length === 0 && !place.canSkip && !isWatched(net, to);
}

function withdrawsExactly(net: Net, to: number, rivals: readonly Arc[]): boolean {
  const others = rivals.map((arc) => arc.to).filter((one) => one !== to);
  const { ways } = placeOf(net, to);
  return ways.every(({ cancels }) => {
    const left = cancels.filter((one) => net.places[one] !== undefined && one !== to);
    return others.every((one) => left.includes(one)) && left.every((one) => others.includes(one));
  });
}
