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
  if (place.join.kind === 'any' || net.pins.has(place.index)) return false;
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
