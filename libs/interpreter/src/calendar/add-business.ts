import type { DurationParts } from '@fermata/model';
import { addMonths, LAST_MOMENT } from '../duration.ts';
import { DAY_MS, type PlanCalendar } from './calendar.ts';
import { addOpen, DAYS_AHEAD, nextOpen, spansOf } from './open-time.ts';
import { fromLocal, toLocal } from './zone.ts';

/**
 * The moment later by a duration of business time (rule M3). It begins at the next opening. Years and months lead to
 * the local date, its month's end clamped; each day to the next open date, at the same time of day; then to open hours;
 * the time part counts open hours. Epoch milliseconds; undefined if it lies beyond what can be counted.
 */
export function addBusiness(calendar: PlanCalendar, at: number, duration: DurationParts): number | undefined {
  const begin = nextOpen(calendar, at);
  if (begin === undefined) return undefined;
  const dated = addDates(calendar, begin, duration);
  const moment = dated === undefined ? undefined : addOpen(calendar, dated, duration.timeMs);
  return moment !== undefined && moment <= LAST_MOMENT ? moment : undefined;
}

function addDates(calendar: PlanCalendar, at: number, duration: DurationParts): number | undefined {
  const months = duration.years * 12 + duration.months;
  if (months + duration.days === 0) return at;
  const local = addMonths(toLocal(calendar.zone, at), months);
  const day = Math.floor(local / DAY_MS);
  const target = addOpenDays(calendar, day, duration.days);
  return target === undefined ? undefined : fromLocal(calendar.zone, local + (target - day) * DAY_MS);
}

/** So many open dates later; those past 40 years are not counted. */
function addOpenDays(calendar: PlanCalendar, day: number, count: number): number | undefined {
  if (!Number.isFinite(day)) return undefined;
  let [date, left] = [day, count];
  for (let steps = 0; left > 0; steps += 1) {
    if (steps > DAYS_AHEAD) return undefined;
    date += 1;
    if (spansOf(calendar, date).length > 0) left -= 1;
  }
  return date;
}
