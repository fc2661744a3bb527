const maxRetryAfterMs = 24 * 3600 * 1000;

/**
 * Milliseconds to wait as the header `Retry-After` says, by seconds or by date; at least 1 and at most a day. Undefined
 * where it is absent or nonsense.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return bounded(Number(text) * 1000);
  // Only the one format that senders may use: Date.parse alone would take "1.5" for a date.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : bounded(moment - now);
}

function bounded(ms: number): number {
  return Math.min(Math.max(ms, 1), maxRetryAfterMs);
}
