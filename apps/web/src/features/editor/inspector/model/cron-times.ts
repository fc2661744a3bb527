import { Cron } from 'croner';

/** The next moments of a cron expression of five fields in a zone; undefined where one of the two is none. */
export function nextTimes(
  cron: string,
  zone: string,
  { after, count }: { readonly after: Date; readonly count: number },
): readonly Date[] | undefined {
  if (cron.trim().split(/\s+/).length !== 5) return undefined;
  try {
    return new Cron(cron, { timezone: zone, paused: true }).nextRuns(count, after);
  } catch {
    return undefined;
  }
}
