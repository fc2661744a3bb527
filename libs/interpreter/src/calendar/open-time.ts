import { DAY_MS, MINUTE_MS, type PlanCalendar, type Spans } from './calendar.ts';
import { fromLocal, toLocal } from './zone.ts';

/** How many days ahead open time is looked for: 40 years. A calendar that is closed so long ends the search. */
export const DAYS_AHEAD = 14_610;

/** Open hours of a local day, by days since 1970. */
export function spansOf(calendar: PlanCalendar, day: number): Spans {
  const own = calendar.days[String(day)];
  if (own !== undefined) return own;
  const yearly = calendar.yearly[new Date(day * DAY_MS).toISOString().slice(5, 10)];
  return yearly ?? calendar.week[(((day + 3) % 7) + 7) % 7] ?? [];
}

/** Whether a moment is within open hours. */
export function isOpen(calendar: PlanCalendar, at: number): boolean {
  return nextOpen(calendar, at) === at;
}

/** The moment itself if it is open, else the next opening; undefined if there is none within 40 years. */
export function nextOpen(calendar: PlanCalendar, at: number): number | undefined {
  return addOpen(calendar, at, 0);
}

/**
 * The first moment by which so much open time has passed: no time at all leads to the next opening, a whole day of open
 * hours to its closing. Milliseconds; undefined past 40 years.
 */
export function addOpen(calendar: PlanCalendar, at: number, openMs: number): number | undefined {
  let left = openMs;
  for (const { from, to } of openings(calendar, at)) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return undefined;
}

/** How much open time lies between two moments, in milliseconds. */
export function openBetween(calendar: PlanCalendar, from: number, until: number): number {
  let total = 0;
  for (const opening of openings(calendar, from)) {
    if (opening.from >= until) break;
    total += Math.min(opening.to, until) - opening.from;
  }
  return total;
}

interface Opening {
  readonly from: number;
  readonly to: number;
}

/** The open times from a moment on, none of them empty. */
function* openings(calendar: PlanCalendar, at: number): Generator<Opening> {
  const first = Math.floor(toLocal(calendar.zone, at) / DAY_MS);
  for (let day = first; day < first + DAYS_AHEAD; day += 1) {
    for (const [start, end] of spansOf(calendar, day)) {
      const from = Math.max(at, momentOf(calendar, day, start));
      const to = momentOf(calendar, day, end);
      if (from < to) yield { from, to };
    }
  }
}

function momentOf({ zone }: PlanCalendar, day: number, minute: number): number {
  return fromLocal(zone, day * DAY_MS + minute * MINUTE_MS);
}
