import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publish } from './definitions.fixture.ts';
import { runLengths } from './runs.fixture.ts';
import { openShell, type Shell } from './shell.fixture.ts';

const soft = 120;
/** The hard threshold is as far from the soft one as 8,000 from 3,000. */
const hard = 320;
/** What may still come when nothing new is started: the ends of what runs, with their workflow tasks. */
const afterHard = 20 * 5;
const concurrency = 20;

const list = (length: number) => Array.from({ length }, (_, index) => index);

describe('large work is one instance', () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell({ continueAfterEvents: soft });
  });
  afterAll(() => shell.close());

  const attemptsOf = (id: string) => shell.ledger.attempts.filter(({ key }) => key.startsWith(id));

  it('never has more items in flight than `concurrency`; a failed tail runs again alone (F1, F6)', async () => {
    const steps = {
      each: {
        type: 'task',
        task: 'test.counted',
        with: { ms: 20, code: "${ item < 295 ? null : 'http.404' }" },
        forEach: { items: '${ input.list }', concurrency, tolerate: { count: 300 } },
        next: [{ when: 'output.failed == 0', to: 'end' }],
        catch: [{ on: ['next.none'], then: 'hold' }],
      },
      end: { type: 'end', output: '${ steps.each.output.results.map(r, r.times) }' },
    };
    const instance = await shell.start(publish({ start: 'each', steps }), { list: list(300) });
    await instance.until(({ waiting }) => waiting.some((one) => one.for === 'operator'));
    expect(shell.ledger.flight.most).toBeGreaterThan(1);
    expect(shell.ledger.flight.most).toBeLessThanOrEqual(concurrency);
    expect(await instance.operate('retry', 'each#1')).toMatchObject({ accepted: true });
    expect(await instance.result()).toEqual(list(300).map((index) => (index < 295 ? 1 : 2)));
    const keys = attemptsOf(instance.id).map(({ key }) => key);
    expect(keys.length).toBe(305);
    expect(keys.slice(300).sort()).toEqual(
      [295, 296, 297, 298, 299].map((index) => `${instance.id}/each#1[${index}]`),
    );
    const runs = await runLengths(shell.client, instance.id);
    expect(runs.length).toBeGreaterThan(2);
    expect(Math.max(...runs)).toBeLessThan(hard + afterHard);
  }, 180_000);

  it('a loop of 2,000 visits goes on from run to run unseen (F7, V2)', async () => {
    const steps = {
      count: {
        type: 'task',
        task: 'test.add',
        with: { value: '${ get(vars, "n", 0) }' },
        repeat: { until: 'vars.n == 2000' },
        save: { n: '${ output.value }' },
        next: [{ to: 'end' }],
      },
      end: { type: 'end', output: '${ vars.n }' },
    };
    const short = { continueAfterEvents: 400 };
    const instance = await shell.start(publish({ start: 'count', steps }), {}, short);
    expect(await instance.result()).toBe(2000);
    expect(attemptsOf(instance.id).map(({ key }) => key)).toEqual(
      list(2000).map((n) => `${instance.id}/count#${n + 1}`),
    );
    const runs = await runLengths(shell.client, instance.id);
    expect(runs.length).toBeGreaterThan(15);
    expect(Math.max(...runs)).toBeLessThan(500);
  }, 300_000);

  it('N of M approvers: each has a task of his own, the others are withdrawn (M2, F4)', async () => {
    const steps = {
      ask: {
        type: 'manual',
        assign: { users: ['${ item }'] },
        outputSchema: { type: 'object' },
        forEach: { items: ['ann', 'bob', 'eve'], until: 'output.done >= 2', rest: 'cancel' },
        next: [{ to: 'end' }],
      },
      end: { type: 'end', output: { by: '${ steps.ask.by }', left: '${ steps.ask.output.cancelled }' } },
    };
    const instance = await shell.start(publish({ start: 'ask', steps }));
    await instance.until(({ waiting }) => waiting.length === 1);
    expect(await instance.answer('ask#1[2]', { ok: true })).toMatchObject({ accepted: true });
    expect(await instance.answer('ask#1[2]', { ok: true })).toMatchObject({ accepted: false });
    expect(await instance.answer('ask#1[0]', { ok: true })).toMatchObject({ accepted: true });
    expect(await instance.result()).toEqual({ by: ['ben'], left: 1 });
  });
});
