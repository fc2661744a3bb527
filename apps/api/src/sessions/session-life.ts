import type { SessionRow } from '@fermata/persistence';

const minuteMs = 60_000;

/** A session that nobody uses for this long is over. */
export const idleMs = 12 * 60 * minuteMs;
/** A session is over after this long, however much it is used. */
export const longestMs = 7 * 24 * 60 * minuteMs;
/** A session in use gets a new cookie after this long. */
export const rotateAfterMs = 60 * minuteMs;

/** Whether a session that has not expired is still in use. */
export function isLive(session: Pick<SessionRow, 'lastSeenAt' | 'expiresAt'>, now: Date): boolean {
  const idleSince = now.getTime() - session.lastSeenAt.getTime();
  return session.expiresAt > now && idleSince < idleMs;
}

/** Whether its use is worth a write: once a minute is enough. */
export function needsTouch(session: Pick<SessionRow, 'lastSeenAt'>, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() > minuteMs;
}

/** Whether the cookie has served long enough. A replaced one lives on for moments and is not replaced again. */
export function isDueForRotation(session: Pick<SessionRow, 'createdAt' | 'replacedAt'>, now: Date): boolean {
  return session.replacedAt === null && now.getTime() - session.createdAt.getTime() >= rotateAfterMs;
}

/** What names a session in lists and in the audit trail: enough to tell sessions apart, useless as a key. */
export function sessionIdOf(hash: string): string {
  return hash.slice(0, 16);
}
