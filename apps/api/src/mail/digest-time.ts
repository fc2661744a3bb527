const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * The last moment, at or before `now`, at which a digest goes out: each full hour, or once a day at a local time of the
 * zone. A local time that a change of the clocks leaves out is taken an hour off; a zone nobody knows counts as UTC.
 */
export function lastDigestAt(now: Date, digestAt: string, zone: string): Date {
  if (digestAt === 'hourly') return new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  const [hours = 0, minutes = 0] = digestAt.split(':').map(Number);
  const wall = wallClock(now, zone);
  const midnight = Math.floor(wall / dayMs) * dayMs;
  const today = midnight + hours * hourMs + minutes * minuteMs;
  const target = today <= wall ? today : today - dayMs;
  const near = target - offsetAt(now, zone);
  return new Date(target - offsetAt(new Date(near), zone));
}

/** What the clock on the wall shows there, as if it were UTC, in milliseconds. */
function wallClock(at: Date, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function offsetAt(at: Date, zone: string): number {
  return wallClock(at, zone) - Math.floor(at.getTime() / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const options = {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}
