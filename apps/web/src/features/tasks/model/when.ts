/** Moments to which a task is commonly put off. */
export const quickMoments = Object.freeze([
  'later',
  'evening',
  'tomorrow',
  'dayAfter',
  'monday',
  'week',
] as const);

/** One of them. */
export type QuickMoment = (typeof quickMoments)[number];

const morning = 8;
const evening = 18;
const hourMs = 3_600_000;

/** When a quick choice is, by the clock that `now` shows; undefined where it makes no sense now. */
export function momentOf(choice: QuickMoment, now: Date): Date | undefined {
  switch (choice) {
    case 'later':
      return new Date(Math.ceil((now.getTime() + 3 * hourMs) / (hourMs / 2)) * (hourMs / 2));
    case 'evening':
      return now.getHours() < evening - 2 ? at(now, 0, evening) : undefined;
    case 'tomorrow':
      return at(now, 1, morning);
    case 'dayAfter':
      return at(now, 2, morning);
    case 'monday':
      return at(now, (8 - now.getDay()) % 7 || 7, morning);
    case 'week':
      return at(now, 7, morning);
  }
}

function at(now: Date, daysLater: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysLater, hour);
}
