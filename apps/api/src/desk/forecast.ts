import type { DeskForecast } from '@fermata/contracts';
import type { DueHour, Pace } from '@fermata/persistence';

/** How far the forecast looks, in hours. */
export const horizons: readonly number[] = Object.freeze([1, 4, 8, 24, 72, 168]);

const hourMs = 3_600_000;
/** A group that has just begun is not judged by its first minutes. */
const leastHours = 8;

/** Tasks completed in an hour, since the first of these days' completions. */
export function perHour({ completed, since }: Pace, now: Date): number {
  const hours = Math.max((now.getTime() - since.getTime()) / hourMs, leastHours);
  return Math.round((completed / hours) * 100) / 100;
}

/**
 * How many tasks come too late if a group goes on at its pace and always takes what is due first: of the tasks due
 * within an hour those that the pace has not reached by then. What is overdue already is told apart, but is done too.
 */
export function breachesOf(
  dueHours: readonly Omit<DueHour, 'group'>[],
  pace: number,
): readonly { readonly withinHours: number; readonly tasks: number }[] {
  const due = new Map(dueHours.map(({ hour, open }) => [hour, open]));
  let before = due.get(0) ?? 0;
  let late = 0;
  let from = 1;
  return horizons.map((withinHours) => {
    for (let hour = from; hour <= withinHours; hour += 1) {
      const now = due.get(hour) ?? 0;
      before += now;
      late += Math.min(now, Math.max(0, before - Math.floor(pace * hour)));
    }
    from = withinHours + 1;
    return { withinHours, tasks: late };
  });
}

/** The forecast of every group with open tasks, the one with most breaches first. */
export function forecastOf(
  dueHours: readonly DueHour[],
  paces: readonly Pace[],
  now: Date,
): DeskForecast['groups'] {
  const pace = new Map(paces.map((one) => [one.group, perHour(one, now)]));
  const groups = [...byGroup(dueHours)].map(([group, own]) => {
    const speed = pace.get(group) ?? 0;
    return {
      group,
      open: own.reduce((sum, { open }) => sum + open, 0),
      perHour: speed,
      overdue: own.find(({ hour }) => hour === 0)?.open ?? 0,
      breaches: breachesOf(own, speed),
    };
  });
  const last = (one: { readonly breaches: readonly { readonly tasks: number }[] }) =>
    one.breaches.at(-1)?.tasks ?? 0;
  return groups.sort((one, other) => last(other) - last(one) || one.group.localeCompare(other.group));
}

/** Looked through once, however many groups there are. */
function byGroup(dueHours: readonly DueHour[]): ReadonlyMap<string, readonly DueHour[]> {
  const groups = new Map<string, DueHour[]>();
  for (const one of dueHours) {
    const own = groups.get(one.group) ?? [];
    own.push(one);
    groups.set(one.group, own);
  }
  return groups;
}
