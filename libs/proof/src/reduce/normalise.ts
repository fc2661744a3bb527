import { withWays } from './net.ts';
import { arcsOf, type Arc, type Game, type Join, type Place, type Way } from '../game/game.ts';
import { closure, targetsOf } from '../game/paths.ts';
import { scopesOf, sourcesOf } from '../game/scopes.ts';

/**
 * Only where something is withdrawn or gated does it matter that instant steps are over at once; where nothing is (any
 * more) they are like any other.
 */
export function withoutHaste(places: readonly (Place | undefined)[]): readonly (Place | undefined)[] {
  if (places.some((place) => place !== undefined && isOrderSensitive(place))) return places;
  return places.map((place) => (place?.isInstant === true ? { ...place, isInstant: false } : place));
}

function isOrderSensitive({ ways, milestone, sections, join }: Place): boolean {
  const isGated = milestone !== undefined || sections.length > 0;
  const isCancelling = join.kind === 'count' && join.rest === 'cancel';
  return isGated || isCancelling || ways.some(({ cancels }) => cancels.length > 0);
}

/** The same game without what makes no difference to it. */
export function normalise(game: Game): Game {
  const reached = closure([0], targetsOf(game));
  const places = game.places.map((place, at) => (reached.has(at) ? place : undefined));
  const alive: Game = { ...game, places };
  const scopes = scopesOf(alive, sourcesOf(alive));
  const locks = harmlessLocks(alive);
  const normal = places.map((place) => {
    if (place === undefined) return undefined;
    const joined = { ...place, join: plainJoin(alive, place, scopes.get(place.index) ?? 0) };
    return withoutLabels(alive, withoutLocks(withoutSkip(withoutMilestone(joined)), locks));
  });
  return { ...game, places: withoutHaste(normal) };
}

/**
 * A milestone whose miss is skipped holds nobody back for good: its visit goes on by `next`, sooner or later, begun or
 * not (rule L2).
 */
function withoutMilestone(place: Place): Place {
  if (place.milestone === undefined || place.milestone.missed !== 'skip') return place;
  const { milestone: _harmless, ...rest } = place;
  return { ...rest, canSkip: true };
}

/** Where nothing gates it, to be skipped is one more way to go on. */
function withoutSkip(place: Place): Place {
  if (place.milestone !== undefined) return place;
  const ways = place.canSkip ? [...place.ways, ...place.skips] : place.ways;
  return { ...place, ways, canSkip: false, skips: [] };
}

/**
 * A round that withdraws its rest is like one that lets it vanish, if the region leads nowhere but to the join: what is
 * withdrawn could only have vanished there.
 */
function plainJoin(game: Game, { index, join }: Place, scope: number): Join {
  if (join.kind === 'threads') return { ...join, branches: [''] };
  if (join.kind !== 'count' || join.rest !== 'cancel') return join;
  const inside = new Set(join.region);
  const isClosed = join.region.every((at) => {
    const place = game.places[at];
    return place === undefined || [...place.ways, ...place.skips].every((way) => staysIn(way, inside, index));
  });
  const sources = game.places.filter(
    (place) => place !== undefined && arcsOf(place).some(({ to }) => to === index),
  );
  const isWhole = sources.every((place) => place?.index === scope || inside.has(place?.index ?? -1));
  return isClosed && isWhole && !inside.has(index) ? { ...join, rest: 'ignore', region: [] } : join;
}

function staysIn(
  { always, free, terminates, mayBeEmpty }: Way,
  inside: ReadonlySet<number>,
  join: number,
): boolean {
  const arcs = [...always, ...free];
  const goesOn = arcs.length > 0 && !terminates && !mayBeEmpty;
  return goesOn && arcs.every(({ to }) => to === join || inside.has(to));
}

/** Labels of arcs matter only at joins that tell branches apart; no copy at all is no arc. */
function withoutLabels(game: Game, place: Place): Place {
  const change = (arc: Arc): readonly Arc[] => {
    const kind = game.places[arc.to]?.join.kind;
    return [kind === 'any' || kind === 'threads' || arc.past ? { ...arc, branch: '' } : arc];
  };
  const inWay = (way: Way): Way => {
    const none = [...way.always, ...way.free].filter(({ copies }) => copies === 0);
    const some = (arcs: readonly Arc[]): readonly Arc[] =>
      arcs.filter(({ copies }) => copies > 0).flatMap(change);
    const [always, free] = [some(way.always), some(way.free)];
    const path = [...way.path, ...none.flatMap((arc) => arc.path)];
    return { ...way, always, free, path, mayBeEmpty: way.mayBeEmpty || none.length > 0 };
  };
  return withWays(place, inWay, change);
}

/**
 * Locks that starve nobody: held by one section alone, or by sections in which nothing waits, so that each is left in
 * its time (rule L1).
 */
function harmlessLocks({ places }: Game): ReadonlySet<string> {
  const sections = new Map<string, Set<string>>();
  const waiting = new Set<string>();
  for (const place of places) {
    for (const { lock, id } of place?.sections ?? []) {
      sections.set(lock, (sections.get(lock) ?? new Set()).add(id));
      const isSimple =
        place?.join.kind === 'any' && place.milestone === undefined && place.sections.length === 1;
      if (!isSimple) waiting.add(lock);
    }
  }
  return new Set(
    [...sections].flatMap(([lock, ids]) => (ids.size === 1 || !waiting.has(lock) ? [lock] : [])),
  );
}

function withoutLocks(place: Place, locks: ReadonlySet<string>): Place {
  return { ...place, sections: place.sections.filter(({ lock }) => !locks.has(lock)) };
}
