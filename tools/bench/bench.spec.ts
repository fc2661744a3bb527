import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { differencesOf } from './crash/compare.mjs';
import { judgeLedger } from './crash/ledger.mjs';
import { badLines } from './crash/logs.mjs';
import { planRun, targets } from './crash/plan.mjs';
import { readOptions } from './lib/options.mjs';
import { seededRandom, seedOf, shuffled } from './lib/random.mjs';
import { flightOf } from './lib/runs.mjs';
import { limitLine, meets, ratioLine } from './lib/report.mjs';
import { interleaved, median, quantile, spread } from './lib/statistics.mjs';

const sizes = { instances: 50, killsEach: 10, gapMs: [500, 4000] as const };
const plan = (seed: number) => planRun({ ...sizes, random: seededRandom(seed), seed });

describe('the command line', () => {
  it('takes a bench with its options', () => {
    expect(readOptions(['crash', '--short', '--json', 'out.json'])).toEqual({
      name: 'crash',
      pairs: 7,
      short: true,
      json: 'out.json',
    });
  });

  it.each([[['nothing']], [['crash', '--pairs', '4']], [['crash', '--json']], [['--fast']], [[]]])(
    'refuses %j with a reason',
    (args) => {
      expect(readOptions(args)).toEqual({ problem: expect.stringMatching(/\w/) });
    },
  );
});

describe('the figures', () => {
  it('are ranked, not averaged', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(quantile([4, 1, 3, 2], 0.99)).toBe(4);
    expect(median([1, 2, 3, 4])).toBe(2.5);
    expect(spread([2, 1, 4])).toEqual({ median: 2, min: 1, max: 4 });
  });

  it('come from blocks in the order A B B A', () => {
    expect(interleaved(3).flat().join(' ')).toBe('ours anchor anchor ours ours anchor');
  });

  it('pass by the digits that are printed, and never without a value', () => {
    expect([meets(1.0549, 1.05), meets(1.06, 1.05), meets(Number.NaN, 1.05)]).toEqual([true, false, false]);
  });

  it('stand in one line with verdict, CPU time and load', () => {
    const ratio = { median: 1.2, min: 1.1, max: 1.3 };
    const row = { name: 'x/p50', ours: 12, anchor: 10, ratio, goal: 1.05, cpuMs: { ours: 3, anchor: 2 } };
    expect(ratioLine({ ...row, unit: 'ms' }, 0.5)).toBe(
      'x/p50 ours=12ms anchor=10ms ratio=1.20 [1.10..1.30] goal<=1.05 FAIL cpu_ms=3/2 load=0.5',
    );
    expect(ratioLine(row, 3)).toMatch(/busy host/);
    expect(limitLine({ name: 'y', value: 2, goal: 1, unit: 's' })).toMatch(/^y ours=2\.0s goal<=1s FAIL /);
  });
});

describe('activities in flight', () => {
  it('count from being scheduled to their end, however they end', () => {
    const scheduled = { activityTaskScheduledEventAttributes: {} };
    const events = [
      scheduled,
      scheduled,
      { activityTaskStartedEventAttributes: {} },
      { activityTaskFailedEventAttributes: {} },
      scheduled,
      { activityTaskCompletedEventAttributes: {} },
      { activityTaskCanceledEventAttributes: {} },
    ];
    expect(flightOf(events)).toEqual({ most: 2, scheduled: 3 });
  });
});

describe('the crash run', () => {
  it('is the same for the same seed and another for another', () => {
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7)).not.toEqual(plan(8));
    expect(seedOf({ BENCH_SEED: '7' })).toBe(7);
  });

  it('kills each process as often as wanted and starts each instance once', () => {
    const slots = plan(1);
    for (const target of targets) expect(slots.filter((slot) => slot.target === target)).toHaveLength(10);
    const keys = slots.flatMap(({ starts }) => starts.map(({ key }) => key));
    expect([keys.length, new Set(keys).size]).toEqual([50, 50]);
    const kinds = new Set(slots.flatMap(({ starts }) => starts.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['approved', 'declined', 'late', 'rejected', 'small', 'unknown']);
  });

  it('shuffles without losing anything', () => {
    expect(shuffled([1, 2, 3, 4], seededRandom(3)).sort()).toEqual([1, 2, 3, 4]);
  });

  it('finds a refund that is missing, doubled, or nobody asked for', () => {
    const [approved, rejected] = ['approved', 'rejected'].map((kind) =>
      plan(1)
        .flatMap(({ starts }) => starts)
        .find((one) => one.kind === kind),
    );
    const plans = new Map([
      ['i-1', approved!],
      ['i-2', approved!],
      ['i-3', rejected!],
    ]);
    const entry = (key: string, more = {}) => ({
      key,
      kind: 'refund',
      ...approved!.input,
      attempts: 1,
      ...more,
    });
    const judged = judgeLedger(
      [entry('i-1/pay#1'), entry('i-1/pay#2'), entry('i-3/pay#1'), entry('i-9/pay#1')],
      plans,
    );
    expect([judged.once, judged.missing, judged.wrong.length]).toEqual([1, ['i-2'], 3]);
    expect(judgeLedger([entry('i-1/pay#1', { amount: 1 })], plans).once).toBe(0);
  });

  it('finds rows that differ from the state recomputed from history', async () => {
    const detail = { status: 'completed', seq: 4, output: { approved: true }, waiting: [] };
    const view = {
      status: 'completed',
      output: { approved: true },
      waiting: [],
      steps: [{ id: 'pay', status: 'completed', visits: 1, open: 0 }],
    };
    const look = (shown: object, visits: object[]) =>
      differencesOf(
        {
          call: async (_: string, path: string) => (path.includes('visits') ? { items: visits } : shown),
        } as never,
        { view: async () => ({ seq: 4, view, changes: [] }) } as never,
        'i-1',
      );
    const paid = { stepId: 'pay', status: 'completed' };
    expect(await look(detail, [paid])).toEqual([]);
    expect(await look({ ...detail, status: 'running' }, [paid])).toHaveLength(1);
    expect(await look({ ...detail, seq: 3 }, [paid])).toHaveLength(1);
    expect(await look(detail, [{ ...paid, status: 'open' }])).toHaveLength(1);
    expect(await look(detail, [])).toHaveLength(1);
  });

  it('finds the lines that no log may hold', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-spec-'));
    await writeFile(
      join(folder, 'worker.log'),
      'ready\nNonDeterminismError: no match\nUnhandled Rejection\n',
    );
    await writeFile(join(folder, 'postgres.log'), 'PANIC: could not\nERROR: deadlock detected\nunpanicked\n');
    expect(await badLines(folder)).toHaveLength(4);
    await rm(folder, { recursive: true });
  });
});
