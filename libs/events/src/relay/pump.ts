import type { Clock } from './ports.ts';

/** Work that is done again whenever there may be more of it. */
export interface PumpOptions {
  /** Does what there is and says how much it was; 0 = nothing now. */
  readonly work: () => Promise<number>;
  /** Subscribes to wake-ups. */
  readonly listen: (wake: () => void) => Promise<() => void>;
  /** When there will be work without a wake-up. */
  readonly nextAt?: () => Promise<Date | undefined>;
  readonly clock: Clock;
  /** Looks by itself this often, whatever was missed. */
  readonly idleMs: number;
  readonly onFailure: (failure: unknown) => void;
}

/** A running pump. */
export interface Pump {
  start(): void;
  /** Looks again now. */
  wake(): void;
  /** Ends after the work under way. */
  stop(): Promise<void>;
}

const failureWaitMs = 1_000;
const shortestWaitMs = 50;

/** Makes a pump; it does nothing before `start`. A wake-up during work is never lost. */
export function createPump(options: PumpOptions): Pump {
  const stopping = new AbortController();
  let awake = new AbortController();
  let running: Promise<void> | undefined;

  const wake = () => awake.abort();

  const waitMs = async () => {
    const next = await options.nextAt?.();
    const untilNext = next ? next.getTime() - options.clock.now() : options.idleMs;
    return Math.min(Math.max(untilNext, shortestWaitMs), options.idleMs);
  };

  const round = async () => {
    awake = new AbortController();
    try {
      if ((await options.work()) > 0) return;
      await options.clock.wait(await waitMs(), AbortSignal.any([awake.signal, stopping.signal]));
    } catch (failure) {
      options.onFailure(failure);
      await options.clock.wait(failureWaitMs, stopping.signal);
    }
  };

  const run = async () => {
    const unsubscribe = await options.listen(wake);
    while (!stopping.signal.aborted) await round();
    unsubscribe();
  };

  return {
    start: () => void (running ??= run()),
    wake,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
