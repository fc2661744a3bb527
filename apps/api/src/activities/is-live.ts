import type { CatalogueRow } from '@fermata/persistence';

const liveMs = 90_000;

/** Whether a worker that has the activity is alive: it reports every 30 s, and two reports may be missed. */
export function isLive(row: Pick<CatalogueRow, 'lastSeenAt'>, now: Date): boolean {
  return now.getTime() - row.lastSeenAt.getTime() < liveMs;
}
