import type { AttemptFailure } from './implementation.ts';

/** Ends waiting for work whose time is over; the signal tells the work. */
export interface AttemptClock {
  readonly signal: AbortSignal;
  /** The work's result, or a `timeout` failure when the time is over first. */
  race<T>(work: Promise<T>): Promise<T>;
  stop(): void;
}

/** Marks the end of an attempt's time among all that may be thrown. */
export class AttemptTimeout extends Error {
  readonly failure: AttemptFailure;

  constructor(timeoutMs: number) {
    super(`the attempt took longer than ${timeoutMs} ms`);
    this.failure = { code: 'timeout', message: this.message, class: 'retryable', data: null };
  }
}

/** Starts counting now. `cancelled` aborts as well, but its end is the work's own. */
export function startClock(timeoutMs: number, cancelled: AbortSignal): AttemptClock {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new AttemptTimeout(timeoutMs)), Math.min(timeoutMs, 2 ** 31 - 1));
  const expired = new Promise<never>((_, reject) => {
    over.signal.addEventListener('abort', () => reject(over.signal.reason as AttemptTimeout), { once: true });
  });
  expired.catch(() => undefined);
  return {
    signal: AbortSignal.any([over.signal, cancelled]),
    race: (work) => Promise.race([work, expired]),
    stop: () => clearTimeout(timer),
  };
}
