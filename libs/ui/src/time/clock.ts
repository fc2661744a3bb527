'use client';
import { useSyncExternalStore } from 'react';

/** How often a text with the clock in it is said anew, in milliseconds. */
export type ClockStep = 1000 | 30_000;

interface Clock {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => number;
}

/** One clock for everything on a page that shows it: it stands still while nobody looks. */
function createClock(step: ClockStep): Clock {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = 0;
  const tick = (): void => {
    now = Date.now();
    listeners.forEach((listener) => listener());
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) timer = setInterval(tick, step);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || timer === undefined) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    read() {
      const current = Date.now();
      if (timer === undefined || current - now >= step) now = current - (current % step);
      return now;
    },
  };
}

const clocks: Readonly<Record<ClockStep, Clock>> = Object.freeze({
  1000: createClock(1000),
  30000: createClock(30_000),
});

const never = (): undefined => undefined;

/** The time of the person's computer (milliseconds since 1970), said anew every step; undefined on the server. */
export function useNow(step: ClockStep): number | undefined {
  const clock = clocks[step];
  return useSyncExternalStore<number | undefined>(clock.subscribe, clock.read, never);
}
