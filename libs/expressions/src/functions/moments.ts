import { said } from '@fermata/model';
import { fail } from '../failure.ts';
import {
  addToMoment,
  betweenMoments,
  formatDuration,
  formatMoment,
  moment,
  parseDuration,
  parseMoment,
  scaleDuration,
  startOfDay,
} from '../time.ts';
import { Duration, Timestamp, type Value } from '../values.ts';
import { atCost, define, type FunctionSpec } from './spec.ts';

const UNIT_MS: Readonly<Record<string, number>> = Object.freeze({
  milliseconds: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
});

function momentOf(value: Value | undefined): Timestamp {
  return value instanceof Timestamp ? value : parseMoment(value as string);
}

function spanOf(value: Value | undefined): Duration {
  return value instanceof Duration ? value : parseDuration(value as string);
}

function difference(start: Value | undefined, end: Value | undefined, unit: Value): number {
  const length = Object.hasOwn(UNIT_MS, unit as string) ? UNIT_MS[unit as string] : undefined;
  if (length === undefined)
    return fail(
      said`no unit ${{ unit: JSON.stringify(unit) }}: ${{ units: Object.keys(UNIT_MS).join(', ') }}`,
    );
  return betweenMoments(momentOf(start), momentOf(end)).ms / length;
}

/** Fills `YYYY MM DD HH mm ss SSS` in a pattern from the moment in UTC; everything else stays as it is. */
function format(value: Value | undefined, pattern: string): string {
  const text = formatMoment(momentOf(value));
  const fields: Readonly<Record<string, string>> = {
    YYYY: text.slice(0, 4),
    MM: text.slice(5, 7),
    DD: text.slice(8, 10),
    HH: text.slice(11, 13),
    mm: text.slice(14, 16),
    ss: text.slice(17, 19),
    SSS: text.slice(20, 23),
  };
  return pattern.replace(/YYYY|MM|DD|HH|mm|SSS|ss/g, (field) => fields[field] ?? field);
}

function field(name: string, summary: string, result: string, read: (date: Date) => number): FunctionSpec {
  const example = [`${name}('2026-03-01T08:30:15Z')`, result] as const;
  return define(`${name}(moment: moment): number`, `${summary}, in UTC.`, example, ([value]) =>
    read(new Date(momentOf(value).ms)),
  );
}

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
}

/** Functions on moments and durations: always in UTC, never of the host's clock or zone. */
export const MOMENT_FUNCTIONS: readonly FunctionSpec[] = atCost(100, [
  define(
    'timestamp(text: moment): timestamp',
    'The moment of an RFC 3339 text or of a date (its midnight in UTC); moments compare and subtract.',
    [`timestamp('2026-03-01T09:00:00+01:00')`, '"2026-03-01T08:00:00.000Z"'],
    ([text]) => momentOf(text),
  ),
  define(
    'duration(text: span): duration',
    'The length of time of an ISO 8601 text.',
    [`duration('PT90M')`, '"PT1H30M"'],
    ([text]) => spanOf(text),
  ),
  define(
    'date(moment: moment): string',
    'The day of a moment, as YYYY-MM-DD.',
    [`date('2026-03-01T23:30:00-02:00')`, '"2026-03-02"'],
    ([value]) => formatMoment(momentOf(value)).slice(0, 10),
  ),
  define(
    'addDuration(moment: moment, length: span): timestamp',
    'The moment later by a duration; months end on the last day of a shorter month.',
    [`addDuration('2026-01-31', 'P1M')`, '"2026-02-28T00:00:00.000Z"'],
    ([value, length]) => addToMoment(momentOf(value), spanOf(length)),
  ),
  define(
    'subtractDuration(moment: moment, length: span): timestamp',
    'The moment earlier by a duration.',
    [`subtractDuration('2026-03-01T08:00:00Z', 'PT8H')`, '"2026-03-01T00:00:00.000Z"'],
    ([value, length]) => addToMoment(momentOf(value), scaleDuration(spanOf(length), -1)),
  ),
  define(
    'dateDiff(start: moment, end: moment, unit: string): number',
    'The time from start to end in weeks, days, hours, minutes, seconds or milliseconds, with fractions.',
    [`dateDiff('2026-03-01', '2026-03-02T12:00:00Z', 'days')`, '1.5'],
    ([start, end, unit]) => difference(start, end, unit as Value),
  ),
  define(
    'startOfDay(moment: moment): timestamp',
    'Midnight at the start of the day, in UTC.',
    [`startOfDay('2026-03-01T08:30:15Z')`, '"2026-03-01T00:00:00.000Z"'],
    ([value]) => startOfDay(momentOf(value)),
  ),
  define(
    'formatDate(moment: moment, pattern: string): string',
    'The moment in UTC by a pattern of YYYY, MM, DD, HH, mm, ss, SSS.',
    [`formatDate('2026-03-01T08:30:15Z', 'DD.MM.YYYY HH:mm')`, '"01.03.2026 08:30"'],
    ([value, pattern]) => format(value, pattern as string),
  ),
  define(
    'formatDuration(length: span): string',
    'The duration as an ISO 8601 text.',
    [`formatDuration(timestamp('2026-03-02') - timestamp('2026-03-01'))`, '"P1D"'],
    ([length]) => formatDuration(spanOf(length)),
  ),
  define(
    'epochMs(moment: moment): number',
    'Milliseconds since 1970 in UTC.',
    [`epochMs('1970-01-01T00:00:01Z')`, '1000'],
    ([value]) => momentOf(value).ms,
  ),
  define(
    'fromEpochMs(ms: number): timestamp',
    'The moment of a number of milliseconds since 1970 in UTC.',
    ['fromEpochMs(1000)', '"1970-01-01T00:00:01.000Z"'],
    ([ms]) => moment(ms as number),
  ),
  field('year', 'The year', '2026', (date) => date.getUTCFullYear()),
  field('month', 'The month from 1 to 12', '3', (date) => date.getUTCMonth() + 1),
  field('day', 'The day of the month from 1', '1', (date) => date.getUTCDate()),
  field('weekday', 'The day of the week, Monday 1 to Sunday 7', '7', (date) => date.getUTCDay() || 7),
  field('dayOfYear', 'The day of the year from 1', '60', dayOfYear),
  field('hour', 'The hour from 0 to 23', '8', (date) => date.getUTCHours()),
  field('minute', 'The minute from 0 to 59', '30', (date) => date.getUTCMinutes()),
  field('second', 'The second from 0 to 59', '15', (date) => date.getUTCSeconds()),
]);
