import type { DurationParts } from '@fermata/model';

const DAY_MS = 86_400_000;
/** The end of the year 9999, in epoch milliseconds. */
export const LAST_MOMENT = 253_402_300_799_999;

/**
 * The moment later by a duration: date parts on the calendar of UTC with the month's end clamped, then days, then
 * elapsed time (rule M3). Epoch milliseconds; undefined past the year 9999.
 */
export function addDuration(at: number, duration: DurationParts): number | undefined {
  const months = duration.years * 12 + duration.months;
  const moment = (months === 0 ? at : addMonths(at, months)) + duration.days * DAY_MS + duration.timeMs;
  return moment <= LAST_MOMENT ? moment : undefined;
}

/** A moment so many months later on the calendar of UTC, the month's end clamped. */
export function addMonths(at: number, months: number): number {
  const date = new Date(at);
  const count = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return date.setUTCFullYear(year, month, Math.min(date.getUTCDate(), last));
}

/** Length in milliseconds where no calendar is at hand: a month counts 30 days, a year 365. */
export function nominalMs(duration: DurationParts): number {
  return (duration.years * 365 + duration.months * 30 + duration.days) * DAY_MS + duration.timeMs;
}
