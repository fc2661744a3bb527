import { badInput } from './failures.ts';

const usualMs = 30_000;

/** How long a request may take, and the code of the failure when it is over. */
export interface TimeLimit {
  readonly ms: number;
  readonly code: 'http.timeout' | 'timeout';
}

/**
 * The shorter of the request's own `timeout` and the attempt's rest. When the attempt's time is what ends it, the
 * failure has the language's code for that, `timeout`; without either, a request has 30 s. Fails with `http.input`.
 */
export function timeLimit(timeout: string | undefined, attemptMs: number | undefined): TimeLimit {
  const ownMs = timeout === undefined ? undefined : durationMs(timeout);
  if (attemptMs !== undefined && attemptMs <= (ownMs ?? attemptMs))
    return { ms: whole(attemptMs), code: 'timeout' };
  return { ms: whole(ownMs ?? usualMs), code: 'http.timeout' };
}

function durationMs(text: string): number {
  const match = /^PT(?=\d)(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text);
  if (match === null) throw badInput('timeout is minutes and seconds such as PT1M30S');
  return Number(match[1] ?? 0) * 60_000 + Number(match[2] ?? 0) * 1000;
}

/** Timers of the platform take whole milliseconds below 2^31. */
function whole(ms: number): number {
  return Math.min(Math.max(Math.round(ms), 1), 2 ** 31 - 1);
}
