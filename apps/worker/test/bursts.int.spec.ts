import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publish } from './definitions.fixture.ts';
import { openShell, type Shell } from './shell.fixture.ts';

const END = { type: 'end', output: '${ vars.n }' };

/** A chain of tasks that each add one, short or not. */
function chain(count: number, short: boolean, more: Readonly<Record<string, object>> = {}): object {
  const steps = Array.from({ length: count }, (_, index) => [
    `s${index + 1}`,
    {
      type: 'task',
      task: 'test.add',
      short,
      with: { value: '${ vars.n }' },
      save: { n: '${ output.value }' },
      next: [{ to: index + 1 === count ? 'end' : `s${index + 2}` }],
      ...more[`s${index + 1}`],
    },
  ]);
  return { start: 's1', vars: { n: { initial: 0 } }, steps: { ...Object.fromEntries(steps), end: END } };
}

describe('short tasks', () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell();
  });
  afterAll(() => shell.close());

  const attemptsOf = (id: string) => shell.ledger.attempts.filter(({ key }) => key.startsWith(id));
  const scheduled = (events: readonly string[]) =>
    events.filter((event) => event === 'activityTaskScheduledEventAttributes').length;

  it('run in one burst: one marker in the place of ten activities, and nothing else differs', async () => {
    const [burst, plain] = await Promise.all([
      shell.start(publish(chain(10, true))),
      shell.start(publish(chain(10, false))),
    ]);
    expect(await Promise.all([burst.result(), plain.result()])).toEqual([10, 10]);
    const [inBurst, one] = [await burst.events(), await plain.events()];
    expect([scheduled(inBurst), scheduled(one)]).toEqual([0, 10]);
    expect(inBurst.filter((event) => event === 'markerRecordedEventAttributes')).toHaveLength(3);
    expect(rowsOf(burst.id)).toEqual(rowsOf(plain.id));
    expect(attemptsOf(burst.id).map(({ key }) => key.slice(burst.id.length))).toEqual(
      attemptsOf(plain.id).map(({ key }) => key.slice(plain.id.length)),
    );
  });

  function rowsOf(id: string) {
    const row = shell.points.instance(id);
    const visits = [...(row?.visits.values() ?? [])];
    return [
      row?.view.status,
      visits.map(({ visit, status, input, output }) => ({ visit, status, input, output })),
    ];
  }

  it('and all others: no history holds the plan, only which one it is', async () => {
    const instance = await shell.start(publish(chain(2, false)));
    await instance.result();
    const { events } = await instance.handle.fetchHistory();
    const texts = (events ?? []).flatMap(({ markerRecordedEventAttributes }) =>
      Object.values(markerRecordedEventAttributes?.details ?? {}).flatMap(({ payloads }) =>
        (payloads ?? []).map(({ data }) => Buffer.from(data ?? []).toString('utf8')),
      ),
    );
    expect(texts.some((text) => text.includes('"hash"'))).toBe(true);
    expect(texts.filter((text) => text.includes('"steps"') && text.includes('"with"'))).toEqual([]);
  });

  it('hand back where a task is not short, and the next burst begins after it', async () => {
    const instance = await shell.start(publish(chain(9, true, { s5: { short: false } })));
    expect(await instance.result()).toBe(9);
    expect(scheduled(await instance.events())).toBe(1);
  });

  it('hand back at a failure that is retried later: the attempt counts', async () => {
    const retry = { first: 'PT0.1S', attempts: 3 };
    const failing = { task: 'test.fail', save: {}, retry, catch: [{ then: 'pass' }] };
    const instance = await shell.start(publish(chain(3, true, { s2: failing })));
    expect(await instance.result()).toBe(2);
    expect(attemptsOf(instance.id).filter(({ key }) => key.endsWith('s2#1'))).toHaveLength(3);
  });

  it('hand back at a person, and go on in a burst after the answer', async () => {
    const ask = {
      type: 'manual',
      task: undefined,
      short: undefined,
      with: undefined,
      save: {},
      assign: { users: ['ben'] },
      outputSchema: { type: 'object' },
    };
    const body = JSON.parse(JSON.stringify(chain(3, true, { s2: ask }))) as object;
    const instance = await shell.start(publish(body));
    await instance.until(({ waiting }) => waiting.some(({ visit }) => visit === 's2#1'));
    expect(await instance.answer('s2#1', {})).toEqual({ accepted: true });
    expect(await instance.result()).toBe(2);
    expect(scheduled(await instance.events())).toBe(0);
  });

  it('hand back when their time is up, and a cancel that came meanwhile is the next thing judged', async () => {
    const slow = { task: 'test.deaf', with: { ms: 800 }, save: {} };
    const all = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`s${index + 2}`, slow]));
    const instance = await shell.start(publish(chain(13, true, all)));
    await untilAttempts(instance.id, 2);
    expect(await instance.operate('cancel')).toEqual({ accepted: true });
    await expect(instance.result()).rejects.toThrow();
    expect((await instance.view()).status).toBe('cancelled');
    expect(attemptsOf(instance.id).some(({ key }) => key.endsWith('s13#1'))).toBe(false);
  });

  it('lose nothing where the worker goes away in the middle: only short tasks run again', async () => {
    const slow = { task: 'test.deaf', with: { ms: 4_000 }, save: {} };
    const instance = await shell.start(publish(chain(3, true, { s1: { short: false }, s3: slow })));
    await untilAttempts(instance.id, 3);
    await shell.stopWorkers();
    await shell.startWorkers();
    expect(await instance.result()).toBe(2);
    const times = (step: string) =>
      attemptsOf(instance.id).filter(({ key }) => key.endsWith(`${step}#1`)).length;
    expect(times('s1')).toBe(1);
    expect(times('s3')).toBeGreaterThan(1);
  });

  async function untilAttempts(id: string, count: number): Promise<void> {
    while (attemptsOf(id).length < count) await new Promise((resolve) => setTimeout(resolve, 10));
  }
});
