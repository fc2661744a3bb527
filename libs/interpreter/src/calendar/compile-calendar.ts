import { errorAt, hasErrors, isObject, pointer, said, type Phrase, type Problem } from '@fermata/model';
import { DAY_MS, type PlanCalendar, type PlanZone, type Span, type Spans } from './calendar.ts';

/** A calendar as plans carry it, unless a problem is an error. */
export interface CompiledCalendar {
  readonly calendar?: PlanCalendar;
  readonly problems: readonly Problem[];
}

/** Most days with hours of their own, those of ranges counted one by one. */
const DAYS_LIMIT = 10_000;
const WHOLE_DAY: Spans = Object.freeze([[0, 1440]] as const);
const WEEK = Object.freeze([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const);
const UTC: PlanZone = Object.freeze({ name: 'UTC', base: 0, changes: [] });

/**
 * Turns a calendar definition into data for plans, and says everything that is wrong with it; total, whatever comes in.
 * `zone` is the table of the zone that it names, absent if nobody knows such a zone.
 */
export function compileCalendar(definition: unknown, zone: PlanZone | undefined): CompiledCalendar {
  const problems: Problem[] = [];
  const say: Say = (place, code, message) => void problems.push(errorAt(pointer(...place), code, message));
  const name = own(definition, 'zone');
  if (name !== undefined && zone === undefined) {
    say(['zone'], 'calendar.zone', said`there is no time zone \`${{ name: String(name).slice(0, 60) }}\``);
  }
  const calendar: PlanCalendar = {
    zone: zone ?? UTC,
    week: readWeek(say, own(definition, 'hours')),
    ...readHolidays(say, own(definition, 'holidays')),
  };
  if (!hasErrors(problems) && !opensEver(calendar)) {
    say([], 'calendar.closed', said`the calendar is never open: nothing would ever come to its time`);
  }
  return hasErrors(problems) ? { problems } : { calendar, problems };
}

type Place = readonly (string | number)[];
type Say = (place: Place, code: string, message: Phrase) => void;

function own(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A day of the year may be closed, and one of the week open only then; days of one year alone end some time. */
function opensEver({ week, yearly }: PlanCalendar): boolean {
  return [...week, ...Object.values(yearly)].some((spans) => spans.length > 0);
}

function readWeek(say: Say, hours: unknown): readonly Spans[] {
  if (hours === undefined) return WEEK.map(() => WHOLE_DAY);
  for (const name of Object.keys(isObject(hours) ? hours : {})) {
    if (!WEEK.some((day) => day === name)) say(['hours', name], 'calendar.day', said`no day of the week`);
  }
  return WEEK.map((day) => readSpans(say, own(hours, day), ['hours', day]));
}

/** Open hours of a day in the order of time; each must end after it begins and before the next begins. */
function readSpans(say: Say, value: unknown, place: Place): Spans {
  const texts = Array.isArray(value) ? (value as readonly unknown[]) : [];
  let last = 0;
  return texts.flatMap((text, index) => {
    const span = readSpan(text);
    if (span === undefined || span[0] < last) {
      say([...place, index], 'calendar.hours', said`open hours such as \`09:00-12:30\`, in order and apart`);
      return [];
    }
    last = span[1];
    return [span];
  });
}

const SPAN = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/;

function readSpan(text: unknown): Span | undefined {
  const match = typeof text === 'string' ? SPAN.exec(text) : null;
  if (match === null) return undefined;
  const minutes = (hour: number): number => Number(match[hour]) * 60 + Number(match[hour + 1]);
  const [from, to] = [minutes(1), minutes(3)];
  return from < to && to <= 1440 ? [from, to] : undefined;
}

function readHolidays(say: Say, value: unknown): Pick<PlanCalendar, 'days' | 'yearly'> {
  const days: Record<string, Spans> = {};
  const yearly: Record<string, Spans> = {};
  let left = DAYS_LIMIT;
  (Array.isArray(value) ? (value as readonly unknown[]) : []).forEach((entry, index) => {
    const place = ['holidays', index];
    const spans = readSpans(say, own(entry, 'hours'), [...place, 'hours']);
    const day = own(entry, 'yearly');
    if (day !== undefined) return addYearly(say, yearly, { day, spans, place });
    const [first, last] = readDates(say, entry, place);
    left -= last - first + 1;
    for (let date = first; date <= last && left >= 0; date += 1) days[String(date)] = spans;
  });
  if (left < 0)
    say(['holidays'], 'calendar.days', said`more than ${{ most: DAYS_LIMIT }} days with hours of their own`);
  return { days, yearly };
}

function addYearly(
  say: Say,
  yearly: Record<string, Spans>,
  { day, spans, place }: { readonly day: unknown; readonly spans: Spans; readonly place: Place },
): void {
  // 2024 has a 29th of February.
  if (typeof day === 'string' && dayOf(`2024-${day}`) !== undefined) yearly[day] = spans;
  else say([...place, 'yearly'], 'calendar.date', said`there is no such day of the year`);
}

function readDates(say: Say, entry: unknown, place: Place): readonly [number, number] {
  const first = dayOf(typeof entry === 'string' ? entry : own(entry, 'date'));
  const through = own(entry, 'through');
  const last = through === undefined ? first : dayOf(through);
  if (first === undefined || last === undefined) say(place, 'calendar.date', said`there is no such date`);
  else if (last < first || last > first + 365)
    say(place, 'calendar.date', said`\`through\` must follow within a year`);
  else return [first, last];
  return [0, -1];
}

/** Days since 1970 of a local date; undefined for a date that the calendar does not have. */
function dayOf(date: unknown): number | undefined {
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? undefined : at / DAY_MS;
}
