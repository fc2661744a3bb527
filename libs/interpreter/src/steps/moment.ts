import type { PlanCalendar } from '../calendar/calendar.ts';
import { opened } from '../calendar/moment.ts';
import type { Result } from '../expression/result.ts';
import type { PlanMoment } from '../plan/steps.ts';
import type { Sight } from './kind.ts';

/**
 * The absolute moment, in epoch milliseconds, counted from now where it is a duration; on a calendar in business time,
 * and a moment outside of open hours is the next opening (rule M3).
 */
export function readMoment(sight: Sight, moment: PlanMoment): Result<number> {
  const calendar = calendarOf(sight, moment.calendar);
  if ('after' in moment) return sight.read.after(moment.after, sight.at, calendar);
  const until = sight.read.moment(moment.until);
  return until.ok ? opened(until.value, calendar) : until;
}

/** A calendar of the plan. */
export function calendarOf({ plan }: Sight, name: string | undefined): PlanCalendar | undefined {
  return name === undefined ? undefined : plan.calendars?.[name];
}
