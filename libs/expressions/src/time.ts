import { said } from '@fermata/model';
import { fail } from './failure.ts';
import { Duration, Timestamp } from './values.ts';

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?([Zz]|[+-]\d\d:\d\d))?$/;
const DURATION =
  /^([+-])?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,9}))?S)?)?$/;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LAST_MOMENT = 253_402_300_799_999;
const FIRST_MOMENT = -62_135_596_800_000;

/**
 * Reads an RFC 3339 moment (`2026-03-01T08:00:00Z`, any offset) or a date alone, which is its midnight in UTC.
 * The host's zone is never asked. Fails on anything else, also on days that do not exist.
 */
export function parseMoment(text: string): Timestamp {
  const parts = text.length > 40 ? null : MOMENT.exec(text);
  if (parts === null)
    return fail(said`not an RFC 3339 moment: ${{ text: JSON.stringify(text.slice(0, 40)) }}`);
  const [year = 0, month = 0, day = 0, ...clock] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const milliseconds = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  return moment(utc(year, month, day) + timeOfDay(clock) + milliseconds - offsetOf(parts[8] ?? 'Z'));
}

function timeOfDay([hour = 0, minute = 0, second = 0]: readonly number[]): number {
  if (hour > 23 || minute > 59 || second > 59)
    fail(said`no such time of day: ${{ time: `${hour}:${minute}:${second}` }}`);
  return hour * HOUR + minute * MINUTE + second * SECOND;
}

/** A moment of the years 1 to 9999; fails outside of them. */
export function moment(ms: number): Timestamp {
  const inRange = ms >= FIRST_MOMENT && ms <= LAST_MOMENT;
  return inRange ? new Timestamp(Math.trunc(ms)) : fail(said`a moment outside of the years 1 to 9999`);
}

function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  if (hours > 23 || minutes > 59) fail(said`no such offset: ${{ zone }}`);
  return (zone.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}

function utc(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month - 1)) {
    fail(said`no such day: ${{ day: `${year}-${month}-${day}` }}`);
  }
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

function daysIn(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month + 1, 0);
  return date.getUTCDate();
}

/** The moment as an RFC 3339 text in UTC with milliseconds: such texts sort in the order of time. */
export function formatMoment(timestamp: Timestamp): string {
  return new Date(timestamp.ms).toISOString();
}

/** Reads an ISO 8601 duration such as `PT8H`, `P1DT12H`, `P2W`, `P3M`, `-PT5S`. */
export function parseDuration(text: string): Duration {
  const parts = text.length > 60 ? null : DURATION.exec(text);
  if (parts === null || /[PT]$/.test(text)) {
    return fail(said`not an ISO 8601 duration: ${{ text: JSON.stringify(text.slice(0, 40)) }}`);
  }
  const [years, months, weeks, days, hours, minutes, seconds] = parts
    .slice(2, 9)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  const fraction = Number((parts[9] ?? '').slice(0, 3).padEnd(3, '0'));
  const ms = (weeks * 7 + days) * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND + fraction;
  const length = duration(years * 12 + months, ms);
  return parts[1] === '-' ? scaleDuration(length, -1) : length;
}

/** A duration whose parts stay exact; fails past 10,000 years. */
export function duration(months: number, ms: number): Duration {
  if (Math.abs(months) > 120_000 || Math.abs(ms) > LAST_MOMENT - FIRST_MOMENT) {
    fail(said`a duration of more than 10,000 years`);
  }
  return new Duration(Math.trunc(months), Math.trunc(ms));
}

/** The duration as an ISO 8601 text of months, days, hours, minutes, seconds; zero is `PT0S`. */
export function formatDuration({ months, ms }: Duration): string {
  if (months === 0 && ms === 0) return 'PT0S';
  if (months <= 0 && ms <= 0) return `-${formatDuration(new Duration(0 - months, 0 - ms))}`.replace('--', '');
  if (months < 0 || ms < 0) return fail(said`a duration of months and days of different signs has no text`);
  const days = Math.floor(ms / DAY);
  const date = part(months, 'M') + part(days, 'D');
  const rest = ms - days * DAY;
  const time =
    part(Math.floor(rest / HOUR), 'H') +
    part(Math.floor((rest % HOUR) / MINUTE), 'M') +
    part((rest % MINUTE) / SECOND, 'S');
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

function part(amount: number, letter: string): string {
  return amount === 0 ? '' : `${amount}${letter}`;
}

/** The moment later by a duration: months first (in UTC, clamped to the month's last day), then the rest. */
export function addToMoment(start: Timestamp, length: Duration): Timestamp {
  return moment(addMonths(start.ms, length.months) + length.ms);
}

function addMonths(ms: number, months: number): number {
  if (months === 0) return ms;
  const date = new Date(ms);
  const count = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12;
  date.setUTCFullYear(year, month, Math.min(date.getUTCDate(), daysIn(year, month)));
  return date.getTime();
}

/** The time from one moment to another. */
export function betweenMoments(start: Timestamp, end: Timestamp): Duration {
  return duration(0, end.ms - start.ms);
}

/** The sum of two durations. */
export function combineDurations(left: Duration, right: Duration): Duration {
  return duration(left.months + right.months, left.ms + right.ms);
}

/** A duration a number of times. */
export function scaleDuration(length: Duration, factor: number): Duration {
  return duration(0 + length.months * factor, 0 + length.ms * factor);
}

/** The start of the UTC day of a moment. */
export function startOfDay(timestamp: Timestamp): Timestamp {
  return moment(Math.floor(timestamp.ms / DAY) * DAY);
}
