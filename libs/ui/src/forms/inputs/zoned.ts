import { TZDate, tzOffset } from '@date-fns/tz';

/** A moment as a clock in a zone shows it, as `datetime-local` wants it; empty where it is no moment. */
export function localMoment(moment: string, zone: string): string {
  const at = Date.parse(moment);
  if (Number.isNaN(at)) return '';
  const local = new TZDate(at, zone);
  const day = [pad(local.getFullYear(), 4), pad(local.getMonth() + 1), pad(local.getDate())].join('-');
  return `${day}T${pad(local.getHours())}:${pad(local.getMinutes())}`;
}

/**
 * The moment, in UTC, at which a clock in a zone shows a local time. Of an hour that is there twice, the first; one that
 * is skipped is moved forward by the length of the gap. Undefined where the text is no local time.
 */
export function momentOf(local: string, zone: string): string | undefined {
  const parts = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(local)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts;
  const clock = Date.UTC(year, month - 1, day, hour, minute);
  const at = Number.isNaN(clock) ? Number.NaN : instantOf(clock, zone);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().replace('.000Z', 'Z');
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The instant at which a clock in a zone shows what a clock in UTC would show at `clock`. */
function instantOf(clock: number, zone: string): number {
  const offsetAt = (at: number): number => tzOffset(zone, new Date(at)) * minuteMs;
  const [before, after] = [offsetAt(clock - dayMs), offsetAt(clock + dayMs)];
  const found = [before, after].map((offset) => clock - offset).filter((at) => clock - at === offsetAt(at));
  return found.length > 0 ? Math.min(...found) : clock - before;
}

function pad(number: number, length = 2): string {
  return String(number).padStart(length, '0');
}
