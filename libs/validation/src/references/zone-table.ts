import type { PlanZone } from '@fermata/interpreter';

const MINUTE_MS = 60_000;
/** No zone has changed its clocks twice within so few days and come back. */
const STRIDE_MINUTES = 7 * 1440;

/** The years that a table covers, both included; before and after them the clocks stay as they are. */
export interface ZoneYears {
  readonly from: number;
  readonly through: number;
}

/** From last year to twenty years ahead, in the year of publishing. */
export function yearsAround(at: Date): ZoneYears {
  const year = at.getUTCFullYear();
  return { from: year - 1, through: year + 20 };
}

/**
 * The table of a time zone, from what this machine knows of it: made once, at publish, and pinned with the plan, so that
 * no later machine can change a deadline (rule M3). Undefined for a zone that is not known.
 */
export function zoneTable(name: string, years: ZoneYears): PlanZone | undefined {
  const offsetAt = offsetsOf(name);
  if (offsetAt === undefined) return undefined;
  const first = Date.UTC(years.from, 0, 1) / MINUTE_MS;
  const last = Date.UTC(years.through + 1, 0, 1) / MINUTE_MS;
  const base = offsetAt(first);
  const changes: (readonly [number, number])[] = [];
  let offset = base;
  for (let at = first; at < last; at += STRIDE_MINUTES) {
    const next = offsetAt(at + STRIDE_MINUTES);
    if (next === offset) continue;
    changes.push([changeBetween(offsetAt, at, at + STRIDE_MINUTES), next]);
    offset = next;
  }
  return { name, base, changes };
}

/** The first minute that does not have the offset of `low`, by halving. */
function changeBetween(offsetAt: (minute: number) => number, low: number, high: number): number {
  const offset = offsetAt(low);
  let [same, other] = [low, high];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

function offsetsOf(timeZone: string): ((minute: number) => number) | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    return (minute) => minutesOf(format.format(new Date(minute * MINUTE_MS)));
  } catch {
    return undefined;
  }
}

/** `1/1/2030, GMT+05:45` → 345. */
function minutesOf(text: string): number {
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(text) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}
