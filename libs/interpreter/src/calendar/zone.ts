import { DAY_MS, MINUTE_MS, type PlanZone } from './calendar.ts';

/** What a clock on the wall shows at a moment: both in milliseconds since 1970, the first one as if it were UTC. */
export function toLocal(zone: PlanZone, at: number): number {
  return at + offsetAt(zone, at) * MINUTE_MS;
}

/**
 * The first moment at which the clock on the wall shows a time or has passed it (rule M3): in a gap the first instant
 * after it, in an overlap the earlier one.
 */
export function fromLocal(zone: PlanZone, local: number): number {
  const before = offsetAt(zone, local - DAY_MS);
  const after = offsetAt(zone, local + DAY_MS);
  const early = local - before * MINUTE_MS;
  if (before === after || offsetAt(zone, early) === before) return early;
  const late = local - after * MINUTE_MS;
  return offsetAt(zone, late) === after ? late : lastChange(zone, early);
}

function offsetAt(zone: PlanZone, at: number): number {
  const index = indexAt(zone, at);
  return index < 0 ? zone.base : (zone.changes[index]?.[1] ?? zone.base);
}

function lastChange(zone: PlanZone, at: number): number {
  return (zone.changes[indexAt(zone, at)]?.[0] ?? 0) * MINUTE_MS;
}

/** Index of the last change at or before a moment, by halving; -1 before the first. */
function indexAt({ changes }: PlanZone, at: number): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((changes[middle]?.[0] ?? 0) * MINUTE_MS <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
