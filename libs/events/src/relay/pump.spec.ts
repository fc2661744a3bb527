import { describe, expect, it } from '@jest/globals';
import type { Clock } from './ports.ts';
import { createPump } from './pump.ts';

/** Waits until it is told to go on, or aborted. */
class HeldClock implements Clock {
  readonly waits: number[] = [];
  time = 0;
  now = () => this.time;
  random = () => 0;
  wait = (ms: number, signal: AbortSignal) => {
    this.waits.push(ms);
    if (signal.aborted) return Promise.resolve();
    return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  };
}

/** Everything that can happen by itself has happened. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp(work: () => Promise<number>, nextAt?: () => Promise<Date | undefined>) {
  const clock = new HeldClock();
  const failures: unknown[] = [];
  let wake = () => undefined as void;
  let unsubscribed = false;
  const pump = createPump({
    work,
    clock,
    idleMs: 5_000,
    listen: (callback) => {
      wake = callback;
      return Promise.resolve(() => void (unsubscribed = true));
    },
    onFailure: (failure) => failures.push(failure),
    ...(nextAt ? { nextAt } : {}),
  });
  return { clock, failures, pump, wake: () => wake(), isUnsubscribed: () => unsubscribed };
}

describe('a pump', () => {
  it('works on while there is work, then waits to be woken', async () => {
    const amounts = [2, 1, 0, 4, 0];
    const done: number[] = [];
    const { pump, wake, clock, isUnsubscribed } = setUp(() => {
      const amount = amounts.shift() ?? 0;
      done.push(amount);
      return Promise.resolve(amount);
    });
    pump.start();
    await settled();
    expect(done).toEqual([2, 1, 0]);
    expect(clock.waits).toEqual([5_000]);
    wake();
    await settled();
    expect(done).toEqual([2, 1, 0, 4, 0]);
    await pump.stop();
    expect(isUnsubscribed()).toBe(true);
  });

  it('does not miss a wake-up that comes while it works', async () => {
    let rounds = 0;
    const { pump, wake } = setUp(() => {
      rounds += 1;
      if (rounds === 1) wake();
      return Promise.resolve(0);
    });
    pump.start();
    await settled();
    expect(rounds).toBe(2);
    await pump.stop();
  });

  it('waits no longer than until the next work is due, and never spins', async () => {
    const { pump, clock } = setUp(
      () => Promise.resolve(0),
      () => Promise.resolve(new Date(1_200)),
    );
    pump.start();
    await settled();
    clock.time = 5_000;
    pump.wake();
    await settled();
    expect(clock.waits).toEqual([1_200, 50]);
    await pump.stop();
  });

  it('goes on after a failure and reports it', async () => {
    let rounds = 0;
    const { pump, failures, clock } = setUp(() => {
      rounds += 1;
      return Promise.reject(new Error('the database is away'));
    });
    pump.start();
    await settled();
    expect([rounds, failures.length, clock.waits]).toEqual([1, 1, [1_000]]);
    await pump.stop();
  });
});
