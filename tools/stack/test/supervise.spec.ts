import { describe, expect, it } from '@jest/globals';
import { backOff, failuresAfter, supervise } from '../lib/index.mjs';

type Ending = { code: number | null; signal: NodeJS.Signals | null };

/** A process that ends when the test says so. */
class FakeProcess {
  readonly pid: number;
  readonly exited: Promise<Ending>;
  end!: (ending: Ending) => void;
  readonly #stops: string[];
  readonly #name: string;

  constructor(pid: number, name: string, stops: string[]) {
    this.pid = pid;
    this.#name = name;
    this.#stops = stops;
    this.exited = new Promise((resolve) => (this.end = resolve));
  }

  readonly stop = async () => {
    this.#stops.push(this.#name);
    this.end({ code: 0, signal: null });
  };
}

function world() {
  const said: string[] = [];
  const stops: string[] = [];
  const waits: number[] = [];
  const runs: FakeProcess[] = [];
  let time = 0;
  let release: (() => void) | undefined;
  const supervisor = supervise({
    say: (line) => said.push(line),
    now: () => time,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        waits.push(ms);
        release = resolve;
        signal.addEventListener('abort', () => resolve());
      }),
  });
  const start = async (name: string) => {
    const run = new FakeProcess(runs.length + 1, name, stops);
    runs.push(run);
    return run;
  };
  /** Lets everything that can happen without time happen. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const pass = (ms: number) => (time += ms);
  const afterBackOff = async () => {
    release?.();
    await settle();
  };
  return { said, stops, waits, runs, supervisor, start, settle, pass, afterBackOff };
}

const crash: Ending = { code: 1, signal: null };

describe('the back-off', () => {
  it('doubles from half a second to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 90].map(backOff)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('starts afresh for what has run for a minute', () => {
    expect(failuresAfter(5, 59_999)).toBe(6);
    expect(failuresAfter(5, 60_000)).toBe(1);
  });
});

describe('a supervised process', () => {
  it('is started again after its back-off when it dies, and both are said', async () => {
    const { supervisor, start, runs, settle, afterBackOff, said } = world();
    await supervisor.start({ name: 'worker', start: () => start('worker') });
    runs[0]?.end({ code: null, signal: 'SIGKILL' });
    await settle();
    expect(runs).toHaveLength(1);
    await afterBackOff();
    expect(runs).toHaveLength(2);
    expect(said).toEqual(['worker was ended by SIGKILL; starting it again in 0.5 s.', 'worker runs again.']);
  });

  it('waits longer each time it dies young', async () => {
    const { supervisor, start, runs, settle, afterBackOff, waits } = world();
    await supervisor.start({ name: 'worker', start: () => start('worker') });
    for (const round of [0, 1, 2]) {
      runs[round]?.end(crash);
      await settle();
      await afterBackOff();
    }
    expect(waits).toEqual([500, 1000, 2000]);
  });

  it('waits briefly again after it has run for long', async () => {
    const { supervisor, start, runs, settle, pass, afterBackOff, waits } = world();
    await supervisor.start({ name: 'worker', start: () => start('worker') });
    for (const ranMs of [0, 0, 120_000]) {
      pass(ranMs);
      runs.at(-1)?.end(crash);
      await settle();
      await afterBackOff();
    }
    expect(waits).toEqual([500, 1000, 500]);
  });

  it('is tried again when it does not come up after a death', async () => {
    const { supervisor, start, runs, settle, afterBackOff, said, waits } = world();
    let attempt = 0;
    const flaky = () =>
      (attempt += 1) === 2 ? Promise.reject(new Error('the port is taken')) : start('api');
    await supervisor.start({ name: 'api', start: flaky });
    runs[0]?.end(crash);
    await settle();
    await afterBackOff();
    await afterBackOff();
    expect(said).toEqual([
      'api ended with code 1; starting it again in 0.5 s.',
      'the port is taken',
      'api did not come up; starting it again in 1 s.',
      'api runs again.',
    ]);
    expect(waits).toEqual([500, 1000]);
  });

  it('fails the start when its very first start fails', async () => {
    const { supervisor } = world();
    const never = { name: 'api', start: () => Promise.reject(new Error('bad configuration')) };
    await expect(supervisor.start(never)).rejects.toThrow('bad configuration');
    await supervisor.stop();
  });
});

describe('stopping', () => {
  it('ends the last started first, each once, and starts nothing again', async () => {
    const { supervisor, start, stops, runs, settle } = world();
    for (const name of ['postgres', 'temporal', 'api'])
      await supervisor.start({ name, start: () => start(name) });
    await Promise.all([supervisor.stop(), supervisor.stop()]);
    await settle();
    expect([...new Set(stops)]).toEqual(['api', 'temporal', 'postgres']);
    expect(runs).toHaveLength(3);
  });

  it('does not wait for a back-off to end', async () => {
    const { supervisor, start, runs, settle } = world();
    await supervisor.start({ name: 'worker', start: () => start('worker') });
    runs[0]?.end(crash);
    await settle();
    await supervisor.stop();
    expect(runs).toHaveLength(1);
  });

  it('ends also what comes up while it stops', async () => {
    const { supervisor, start, stops } = world();
    let come: () => void = () => {};
    const slow = supervisor.start({
      name: 'api',
      start: () => new Promise<void>((resolve) => (come = resolve)).then(() => start('api')),
    });
    const stopped = supervisor.stop();
    come();
    await slow;
    await stopped;
    expect(stops).toContain('api');
  });

  it('refuses to start more', async () => {
    const { supervisor, start } = world();
    await supervisor.stop();
    await expect(supervisor.start({ name: 'late', start: () => start('late') })).rejects.toThrow('stopping');
  });

  it('goes on to the others when one cannot be ended, and says so', async () => {
    const { supervisor, start, said, stops } = world();
    await supervisor.start({ name: 'postgres', start: () => start('postgres') });
    const stuck = async () => {
      const run = await start('stuck');
      return {
        ...run,
        exited: run.exited,
        stop: async () => (run.end(crash), Promise.reject(new Error('does not end'))),
      };
    };
    await supervisor.start({ name: 'stuck', start: stuck });
    await supervisor.stop();
    expect(said).toContain('stuck: does not end');
    expect(stops).toContain('postgres');
  });
});
