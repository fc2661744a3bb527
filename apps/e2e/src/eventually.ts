import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 200;
const defaultWithinMs = 90_000;

/**
 * Reads again and again until what is read will do, and gives it. The bound is for a machine that hangs, not a
 * measure: rejects with what was read last.
 */
export async function eventually<T>(
  what: string,
  read: () => Promise<T>,
  willDo: (value: T) => boolean,
  withinMs: number = defaultWithinMs,
): Promise<T> {
  const began = performance.now();
  for (;;) {
    const value = await read();
    if (willDo(value)) return value;
    if (performance.now() - began > withinMs) {
      throw new Error(`Waited in vain: ${what}. Last: ${JSON.stringify(value)?.slice(0, 2000)}`);
    }
    await pause(everyMs);
  }
}
