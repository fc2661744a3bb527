import type { World } from './follow.ts';

const longestTimerMs = 2 ** 31 - 1;

/** The world of a browser, in a worker as on a page. */
export const browserWorld: World = Object.freeze({
  fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
  random: () => Math.random(),
  pause: (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(done, Math.min(ms, longestTimerMs));
      signal.addEventListener('abort', done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
    }),
});
