/** Changes of a moment are asked for together. */
export const gatherMs = 400;
/** Between two looks at a list of which rows have changed. */
const ownMs = 1_000;
/** Between two looks at a list of which no row has changed: there may be something new in it. */
const othersMs = 4_000;

interface Moment {
  readonly now: number;
  /** When the list was asked for last; undefined: never. */
  readonly askedAt?: number | undefined;
  /** Whether a row that is shown has changed. */
  readonly isOwn: boolean;
}

/** How long a list waits with a change before it is asked for: the first is heard at once, a flood at a steady pace. */
export function waitBefore({ now, askedAt, isOwn }: Moment): number {
  if (askedAt === undefined) return gatherMs;
  return Math.max(gatherMs, askedAt + (isOwn ? ownMs : othersMs) - now);
}
