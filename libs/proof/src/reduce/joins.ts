import type { Arc, Join, Place, Way } from '../game/game.ts';
import { incomingOf, placeOf, put, type Net } from './net.ts';

/** What one way puts on a join. */
interface Share {
  readonly always: readonly Arc[];
  readonly free: readonly Arc[];
}

/**
 * A join whose tokens all come at one moment, from one visit of one place, waits for nothing: if it fires exactly once
 * for each of its ways it opens at each arrival, and the arcs to it are one.
 */
export function collapseJoin(net: Net, place: Place): boolean {
  if (place.join.kind === 'any') return false;
  const incoming = incomingOf(net, place.index).filter(({ arc }) => !arc.past);
  const [first] = incoming;
  if (
    first === undefined ||
    first.from === place ||
    !incoming.every((one) => one.from === first.from && one.way)
  )
    return false;
  const ways = [...first.from.ways, ...first.from.skips].filter(
    (way) => shareOf(way, place.index) !== undefined,
  );
  const times = ways.map((way) => firings(place.join, shareOf(way, place.index) ?? { always: [], free: [] }));
  if (times.some((count) => count === undefined)) return false;
  const merged = (way: Way): Way => {
    const at = ways.indexOf(way);
    return at < 0 ? way : withOneArc(way, place.index, times[at] ?? 1);
  };
  put(net, first.from.index, {
    ...first.from,
    ways: first.from.ways.map(merged),
    skips: first.from.skips.map(merged),
  });
  const { onDeadlock: _never, ...rest } = placeOf(net, place.index);
  put(net, place.index, { ...rest, join: { kind: 'any' } });
  return true;
}

function shareOf(way: Way, place: number): Share | undefined {
  const mine = ({ to, past }: Arc): boolean => to === place && !past;
  const share = { always: way.always.filter(mine), free: way.free.filter(mine) };
  return share.always.length + share.free.length === 0 ? undefined : share;
}

/** How often the join fires for a share, leaving nothing behind; undefined where it may not, or where it depends. */
function firings(join: Join, { always, free }: Share): number | undefined {
  if (join.kind === 'threads') {
    const tokens = always.reduce((sum, { copies }) => sum + copies, 0);
    return free.length === 0 && tokens % join.threads === 0 ? tokens / join.threads : undefined;
  }
  const arcs = [...always, ...free];
  const labels = new Set(arcs.map(({ branch }) => branch));
  if (labels.size < arcs.length || arcs.some(({ copies }) => copies !== 1)) return undefined;
  return firesOnce(join, { always, free }, labels) ? 1 : undefined;
}

function firesOnce(join: Join, { always, free }: Share, labels: ReadonlySet<string>): boolean {
  switch (join.kind) {
    case 'active':
      return true;
    case 'all':
      return free.length === 0 && join.branches.every((branch) => labels.has(branch));
    case 'count':
      return always.length >= join.count && join.rest !== 'cancel';
    default:
      return false;
  }
}

function withOneArc(way: Way, place: number, copies: number): Way {
  const share = shareOf(way, place);
  const arcs = [...(share?.always ?? []), ...(share?.free ?? [])];
  const [first] = arcs;
  if (first === undefined) return way;
  const one: Arc = {
    ...first,
    branch: '',
    copies,
    path: arcs.flatMap(({ path }) => path),
    otherwise: arcs.flatMap(({ otherwise }) => otherwise),
    covers: arcs.flatMap(({ covers }) => covers),
  };
  const others = (list: readonly Arc[]): readonly Arc[] => list.filter((arc) => !arcs.includes(arc));
  const isSure = (share?.always.length ?? 0) > 0;
  return {
    ...way,
    always: isSure ? [...others(way.always), one] : others(way.always),
    free: isSure ? others(way.free) : [...others(way.free), one],
  };
}

/**
 * Branches of which one visit takes only one, and that is visited once a round, are one branch: where a round counts
 * branches, or waits for the active ones, it makes no difference by which of them its token came.
 */
export function mergeBranches(net: Net, place: Place): boolean {
  if (place.join.kind !== 'active' && place.join.kind !== 'count') return false;
  const { branches } = place.join;
  const incoming = incomingOf(net, place.index).filter(({ arc }) => !arc.past);
  for (const from of new Set(incoming.map((one) => one.from))) {
    const mine = incoming.filter((one) => one.from === from);
    const labels = [...new Set(mine.map(({ arc }) => arc.branch))];
    const isExclusive =
      new Set(mine.map(({ way }) => way)).size === mine.length && mine.every(({ way }) => way);
    const areOnlyHere = incoming.every((one) => one.from === from || !labels.includes(one.arc.branch));
    const [label] = labels;
    if (label === undefined || labels.length < 2 || !isExclusive || !areOnlyHere || !isOnceARound(net, from))
      continue;
    const relabel = (arc: Arc): Arc =>
      arc.to === place.index && !arc.past ? { ...arc, branch: label } : arc;
    const inWay = (way: Way): Way => ({
      ...way,
      always: way.always.map(relabel),
      free: way.free.map(relabel),
    });
    put(net, from.index, { ...from, ways: from.ways.map(inWay), skips: from.skips.map(inWay) });
    const left = branches.filter((branch) => branch === label || !labels.includes(branch));
    put(net, place.index, { ...placeOf(net, place.index), join: { ...place.join, branches: left } });
    return true;
  }
  return false;
}

/** Visited at most once for each visit of a place that tells rounds apart. */
function isOnceARound(net: Net, from: Place): boolean {
  if (net.scopes.has(from.index)) return true;
  const incoming = incomingOf(net, from.index);
  const [only] = incoming;
  return (
    incoming.length === 1 && only !== undefined && only.arc.copies === 1 && net.scopes.has(only.from.index)
  );
}
