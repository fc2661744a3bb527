import type { Arc, Place, Way } from '../game/game.ts';
import { incomingOf, placeOf, put, type Incoming, type Net } from './net.ts';

/**
 * Branches of which one visit takes only one, and that is visited once a round, are one branch: where a round counts
 * branches, or waits for the active ones, it makes no difference by which of them its token came.
 */
export function mergeBranches(net: Net, place: Place): boolean {
  const { join } = place;
  if (net.pins.has(place.index) || (join.kind !== 'active' && join.kind !== 'count')) return false;
  const incoming = incomingOf(net, place.index).filter(({ arc }) => !arc.past);
  for (const from of new Set(incoming.map((one) => one.from))) {
    const labels = exclusiveLabels(incoming, from);
    const [label] = labels;
    if (label === undefined || !isOnceARound(net, from, place)) continue;
    put(net, from.index, relabelled(from, place.index, label));
    const branches = join.branches.filter((branch) => branch === label || !labels.includes(branch));
    put(net, place.index, { ...placeOf(net, place.index), join: { ...join, branches } });
    return true;
  }
  return false;
}

/** The branches that only this place sends, each of its ways at most one of them; none if that is less than two. */
function exclusiveLabels(incoming: readonly Incoming[], from: Place): readonly string[] {
  const mine = incoming.filter((one) => one.from === from);
  const labels = [...new Set(mine.map(({ arc }) => arc.branch))];
  const ways = new Set(mine.map(({ way }) => way));
  const isExclusive = ways.size === mine.length && !ways.has(undefined);
  const areOnlyHere = incoming.every((one) => one.from === from || !labels.includes(one.arc.branch));
  return isExclusive && areOnlyHere && labels.length > 1 ? labels : [];
}

function relabelled(from: Place, join: number, label: string): Place {
  const relabel = (arc: Arc): Arc => (arc.to === join && !arc.past ? { ...arc, branch: label } : arc);
  const inWay = (way: Way): Way => ({ ...way, always: way.always.map(relabel), free: way.free.map(relabel) });
  return { ...from, ways: from.ways.map(inWay), skips: from.skips.map(inWay) };
}

/** Visited at most once for each visit of the scope of the join. */
function isOnceARound(net: Net, from: Place, join: Place): boolean {
  const scope = net.scopes.get(join.index);
  if (scope === from.index) return true;
  const incoming = incomingOf(net, from.index);
  const [only] = incoming;
  return incoming.length === 1 && only?.arc.copies === 1 && only.from.index === scope;
}
