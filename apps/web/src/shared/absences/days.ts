import type { AbsenceRow } from '@fermata/contracts';

/** An absence as people say it: whole days, both included, `2026-03-09` in the zone of this browser. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The days of an absence; a part of a day counts as one. */
export function daysOf({ from, until }: Pick<AbsenceRow, 'from' | 'until'>): Days {
  return { first: dayOf(new Date(from)), last: dayOf(new Date(Date.parse(until) - 1)) };
}

/** The moments between which these days lie, RFC 3339; undefined when they are none, or the last comes before the first. */
export function momentsOf({
  first,
  last,
}: Days): { readonly from: string; readonly until: string } | undefined {
  const [from, until] = [midnightOf(first, 0), midnightOf(last, 1)];
  if (from === undefined || until === undefined || until <= from) return undefined;
  return { from: from.toISOString(), until: until.toISOString() };
}

/** Days from one on, today say, as many as wanted. */
export function daysFrom(start: Date, count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) =>
    dayOf(new Date(start.getFullYear(), start.getMonth(), start.getDate() + place)),
  );
}

/** The months of these days, `2026-03`, each with how many of them are in it. */
export function monthsOf(
  days: readonly string[],
): readonly { readonly month: string; readonly count: number }[] {
  const months = days.map((day) => day.slice(0, '2026-03'.length));
  return [...new Set(months)].map((month) => ({
    month,
    count: months.filter((one) => one === month).length,
  }));
}

/** Which of these days an absence covers. */
export function covers(
  absence: Pick<AbsenceRow, 'from' | 'until'>,
  days: readonly string[],
): readonly boolean[] {
  const { first, last } = daysOf(absence);
  return days.map((day) => first <= day && day <= last);
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes((midnightOf(day, 0) ?? new Date(0)).getDay());
}

function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

function midnightOf(day: string, later: number): Date | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return undefined;
  const [year = 0, month = 0, date = 0] = parts.slice(1).map(Number);
  return new Date(year, month - 1, date + later);
}
