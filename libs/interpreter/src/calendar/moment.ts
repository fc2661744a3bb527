import { parseDuration, type JsonValue } from '@fermata/model';
import { addDuration } from '../duration.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import { addBusiness } from './add-business.ts';
import type { PlanCalendar } from './calendar.ts';
import { addOpen, nextOpen, openBetween } from './open-time.ts';

/**
 * A moment later by an ISO 8601 duration: business time if there is a calendar (rule M3). `calendar.range` where the
 * calendar has not so much open time.
 */
export function later(text: JsonValue, from: number, calendar?: PlanCalendar): Result<number> {
  const duration = typeof text === 'string' ? parseDuration(text) : undefined;
  if (duration === undefined) return failed('expression.failed', 'not an ISO 8601 duration');
  if (calendar !== undefined) return within(addBusiness(calendar, from, duration));
  const moment = addDuration(from, duration);
  return moment === undefined ? failed('expression.failed', 'a moment past the year 9999') : ok(moment);
}

/** The moment itself, or the next opening of the calendar. */
export function opened(at: number, calendar?: PlanCalendar): Result<number> {
  return calendar === undefined ? ok(at) : within(nextOpen(calendar, at));
}

/** A share of the time between two moments: 0.5 is half of it, of business time if there is a calendar (rule M2). */
export function shareOf(
  [from, due]: readonly [number, number],
  share: number,
  calendar?: PlanCalendar,
): Result<number> {
  if (share === 1 && due >= from) return ok(due);
  if (calendar === undefined) return ok(from + Math.round(Math.max(0, due - from) * share));
  const total = openBetween(calendar, from, due);
  if (share > 1) return within(addOpen(calendar, Math.max(from, due), Math.round(total * (share - 1))));
  return within(addOpen(calendar, from, Math.round(total * share)));
}

function within(moment: number | undefined): Result<number> {
  return moment === undefined
    ? failed('calendar.range', 'the calendar has not so much open time within 40 years')
    : ok(moment);
}
