/** How long a failed message waits. */
export interface Backoff {
  readonly firstMs: number;
  readonly factor: number;
  readonly maxMs: number;
}

/** Waits from 0.2 s to 30 s. */
export const defaultBackoff: Backoff = Object.freeze({ firstMs: 200, factor: 2, maxMs: 30_000 });

/** The wait after attempt n (from 1), between half and the whole of the growing step, so that failures spread out. */
export function backoffMs(backoff: Backoff, attempt: number, random: number): number {
  const step = Math.min(backoff.firstMs * backoff.factor ** (attempt - 1), backoff.maxMs);
  return Math.round(step * (0.5 + random / 2));
}
