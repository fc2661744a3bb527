import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from './ports.ts';

/** The host's clock. */
export const hostClock: Clock = Object.freeze({
  now: () => Date.now(),
  random: () => Math.random(),
  wait: (ms: number, signal: AbortSignal) =>
    sleep(ms, undefined, { signal, ref: true }).catch(() => undefined),
});
