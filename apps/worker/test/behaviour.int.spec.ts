import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkflowFailedError } from '@temporalio/client';
import { publish, tenSteps } from './definitions.fixture.ts';
import { openShell, type Shell, type ShellOptions } from './shell.fixture.ts';

const modes: readonly (readonly [string, ShellOptions])[] = [
  ['as it is', {}],
  ['without a cache, so that every task replays from the start', { maxCachedWorkflows: 0 }],
  ['continuing as new every 3 steps', { continueAfterEvents: 20 }],
];

const end = { type: 'end' };
const people = { users: ['ben'] };
const outputSchema = { type: 'object' };

describe.each(modes)('an instance, %s', (_name, options) => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell(options);
  });
  afterAll(() => shell.close());

  const failureOf = async (result: Promise<unknown>) => {
    const failure = await result.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return (failure as WorkflowFailedError).cause as Error & { type?: string };
  };

  it('hands each step the output of the one before', async () => {
    const instance = await shell.start(publish(tenSteps()), { value: 0 });
    expect(await instance.result()).toEqual({ value: 10 });
    expect(shell.points.instance(instance.id)?.close).toMatchObject({
      status: 'completed',
      output: { value: 10 },
    });
  });

  it('fails the step, and never the workflow task, by an expression that fails', async () => {
    const instance = await shell.start(
      publish({
        start: 'a',
        steps: { a: { type: 'set', with: { x: '${ input.absent.deeper }' }, next: [{ to: 'b' }] }, b: end },
      }),
      {},
    );
    expect(await failureOf(instance.result())).toMatchObject({ type: 'expression.failed' });
    const events = (await instance.handle.fetchHistory()).events ?? [];
    expect(events.filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
  });

  it('fails the step in seconds when nobody has its implementation, and names it', async () => {
    const instance = await shell.start(
      publish({ start: 'a', steps: { a: { type: 'task', task: 'test.missing', retry: {} } } }),
    );
    const failure = await failureOf(instance.result());
    expect(failure.type).toBe('task.unknown');
    expect(failure.message).toContain('test.missing');
  });

  it('tries as often as the policy says and schedules one activity for all attempts', async () => {
    const retry = { attempts: 3, first: 'PT0.01S' };
    const instance = await shell.start(
      publish({
        start: 'a',
        steps: { a: { type: 'task', task: 'test.fail', with: { code: 'http.503' }, retry } },
      }),
    );
    expect(await failureOf(instance.result())).toMatchObject({ type: 'http.503' });
    const attempts = shell.ledger.attempts.filter(({ key }) => key.startsWith(instance.id));
    expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(new Set(attempts.map(({ key }) => key))).toEqual(new Set([`${instance.id}/a#1`]));
    const events = (await instance.handle.fetchHistory()).events ?? [];
    expect(events.filter((event) => event.activityTaskScheduledEventAttributes)).toHaveLength(1);
    expect(events.filter((event) => event.timerStartedEventAttributes)).toHaveLength(0);
  });

  it('does not repeat what the policy does not name', async () => {
    const retry = { attempts: 5, first: 'PT0.01S', on: ['timeout'] };
    const instance = await shell.start(
      publish({
        start: 'a',
        steps: { a: { type: 'task', task: 'test.fail', with: { code: 'http.404' }, retry } },
      }),
    );
    expect(await failureOf(instance.result())).toMatchObject({ type: 'http.404' });
    expect(shell.ledger.attempts.filter(({ key }) => key.startsWith(instance.id))).toHaveLength(1);
  });

  it('goes to the fallback step that a catch names', async () => {
    const steps = {
      a: {
        type: 'task',
        task: 'test.fail',
        with: { code: 'http.404' },
        catch: [{ on: ['http.4xx'], to: 'b' }],
        next: [{ to: 'c' }],
      },
      b: { type: 'end', output: 'fallen back' },
      c: end,
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    expect(await instance.result()).toBe('fallen back');
  });

  it('withdraws the branches beside one that fails, and closes once', async () => {
    const steps = {
      a: { type: 'set', with: {}, split: 'all', next: [{ to: 'b' }, { to: 'c' }, { to: 'd' }] },
      b: { type: 'task', task: 'test.slow', with: { ms: 20_000 }, timeout: 'PT1M' },
      c: { type: 'task', task: 'test.fail', with: { code: 'task.rejected' } },
      d: { type: 'manual', assign: people, outputSchema },
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    expect(await failureOf(instance.result())).toMatchObject({ type: 'task.rejected' });
    const rows = shell.points.instance(instance.id);
    expect(rows?.effects.filter(({ type }) => type === 'close')).toHaveLength(1);
    expect(rows?.close).toMatchObject({ status: 'failed', error: { code: 'task.rejected' } });
  });

  it('takes the first answer of a person and refuses the second', async () => {
    const steps = {
      a: { type: 'manual', assign: people, outputSchema, next: [{ to: 'b' }] },
      b: { type: 'task', task: 'test.slow', with: { ms: 300 }, next: [{ to: 'c' }] },
      c: { type: 'end', output: '${ steps.a.output.text }' },
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    await instance.until(({ waiting }) => waiting.some((one) => one.for === 'person'));
    expect(await instance.answer('a#1', { text: 'first' })).toEqual({ accepted: true });
    expect(await instance.answer('a#1', { text: 'second' })).toMatchObject({ accepted: false });
    expect(await instance.result()).toBe('first');
  });

  it('judges one submission once, whatever comes between its two deliveries', async () => {
    const ask = (next: string) => ({ type: 'manual', assign: people, outputSchema, next: [{ to: next }] });
    const add = (next: string) => ({
      type: 'task',
      task: 'test.add',
      with: { value: 1 },
      next: [{ to: next }],
    });
    const steps = {
      a: ask('s1'),
      s1: add('s2'),
      s2: add('s3'),
      s3: add('s4'),
      s4: add('b'),
      b: ask('c'),
      c: end,
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    await instance.until(({ waiting }) => waiting.some((one) => one.visit === 'a#1'));
    const submissionId = randomUUID();
    expect(await instance.answer('a#1', {}, submissionId)).toEqual({ accepted: true });
    await instance.until(({ waiting }) => waiting.some((one) => one.visit === 'b#1'));
    expect(await instance.answer('a#1', {}, submissionId)).toEqual({ accepted: true });
    expect((await instance.view()).waiting.map((one) => one.visit)).toEqual(['b#1']);
    expect(await instance.answer('b#1', {})).toEqual({ accepted: true });
    await instance.result();
    expect(await instance.answer('a#1', {}, submissionId)).toEqual({ accepted: true });
    expect(await instance.answer('b#1', {}, randomUUID())).toMatchObject({ accepted: false });
  });

  it('ends a manual step at its deadline, and a late answer is refused', async () => {
    const steps = {
      a: {
        type: 'manual',
        assign: people,
        outputSchema,
        timeout: 'PT0.3S',
        catch: [{ on: ['timeout'], to: 'b' }],
        next: [{ to: 'c' }],
      },
      b: { type: 'manual', assign: people, outputSchema, next: [{ to: 'c' }] },
      c: end,
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    await instance.until(({ waiting }) => waiting.some((one) => one.visit === 'b#1'));
    expect(await instance.answer('a#1', {})).toMatchObject({ accepted: false });
    await instance.answer('b#1', {});
    await instance.result();
    const effects = shell.points.instance(instance.id)?.effects ?? [];
    expect(effects.map(({ type }) => type)).toEqual(['offerTask', 'withdrawTask', 'offerTask', 'close']);
  });

  it('keeps an absolute deadline, and everything else that is open, to the end', async () => {
    const steps = {
      a: { type: 'set', with: {}, split: 'all', next: [{ to: 'wait' }, { to: 'ask' }, { to: 's1' }] },
      wait: { type: 'delay', delay: { for: 'PT2S' }, next: [{ to: 'j' }] },
      ask: { type: 'manual', assign: people, outputSchema, next: [{ to: 'j' }] },
      s1: { type: 'task', task: 'test.add', with: { value: 1 }, next: [{ to: 's2' }] },
      s2: { type: 'task', task: 'test.add', with: { value: 1 }, next: [{ to: 's3' }] },
      s3: { type: 'task', task: 'test.slow', with: { ms: 400 }, next: [{ to: 'j' }] },
      j: { type: 'set', join: 'all', with: {}, next: [{ to: 'done' }] },
      done: end,
    };
    const before = Date.now();
    const instance = await shell.start(publish({ start: 'a', steps }));
    await instance.until(({ waiting }) => waiting.some((one) => one.visit === 'ask#1'));
    expect(await instance.answer('ask#1', {})).toEqual({ accepted: true });
    await instance.result();
    expect(Date.now() - before).toBeGreaterThanOrEqual(2000);
    const visits = shell.points.instance(instance.id)?.visits;
    expect([...(visits?.values() ?? [])].map(({ visit, status }) => `${visit} ${status}`).sort()).toEqual(
      ['a#1', 'ask#1', 'done#1', 'j#1', 's1#1', 's2#1', 's3#1', 'wait#1'].map(
        (visit) => `${visit} completed`,
      ),
    );
  });

  it('is cancelled by an operator with the reason given', async () => {
    const instance = await shell.start(
      publish({ start: 'a', steps: { a: { type: 'manual', assign: people, outputSchema } } }),
    );
    await instance.until(({ waiting }) => waiting.length > 0);
    expect(await instance.operate('cancel')).toEqual({ accepted: true });
    expect(await failureOf(instance.result())).toMatchObject({ type: 'cancelled' });
    expect(shell.points.instance(instance.id)?.close).toMatchObject({
      status: 'cancelled',
      reason: 'asked for',
    });
  });

  it('is held after a failure that says so, and goes on when an operator retries it', async () => {
    const steps = {
      a: {
        type: 'task',
        task: 'test.flaky',
        with: { times: 1 },
        retry: { attempts: 2, first: 'PT0.01S' },
        catch: [{ then: 'hold' }],
        next: [{ to: 'b' }],
      },
      b: { type: 'task', task: 'test.fail', with: { code: 'http.404' }, catch: [{ then: 'hold' }] },
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    await instance.until(({ status }) => status === 'suspended');
    expect(await instance.operate('retry', 'b#7')).toMatchObject({ accepted: false });
    expect(await instance.operate('retry', 'b#1')).toEqual({ accepted: true });
    await instance.until(({ status }) => status === 'suspended');
    await instance.operate('terminate');
    expect(await failureOf(instance.result())).toMatchObject({ type: 'cancelled' });
    const keys = shell.ledger.attempts.filter(({ key }) => key.startsWith(instance.id)).map(({ key }) => key);
    expect(keys.map((key) => key.slice(instance.id.length + 1))).toEqual(['a#1', 'a#1', 'b#1', 'b#1']);
  });

  it('runs the plan it was started on, however often the definition is published meanwhile', async () => {
    const body = (text: string) => ({
      start: 'a',
      steps: {
        a: { type: 'manual', assign: people, outputSchema, next: [{ to: 'b' }] },
        b: { type: 'end', output: text },
      },
    });
    const instance = await shell.start(publish(body('old'), 1));
    await instance.until(({ waiting }) => waiting.length > 0);
    const later = await shell.start(publish(body('new'), 2));
    await instance.answer('a#1', {});
    await later.answer('a#1', {});
    expect([await instance.result(), await later.result()]).toEqual(['old', 'new']);
  });

  it('shares nothing with the other instances of its worker', async () => {
    // Without a cache the core of the SDK runs one instance with local activities at a time without waiting.
    const together = options.maxCachedWorkflows === 0 ? 1 : 8;
    const instances = await Promise.all(
      Array.from({ length: together }, (_, value) => shell.start(publish(tenSteps()), { value })),
    );
    const results = await Promise.all(instances.map((instance) => instance.result()));
    expect(results).toEqual(instances.map((_, value) => ({ value: value + 10 })));
  });

  it('emits what it says once, whatever happens to the worker around it', async () => {
    const steps = {
      a: { type: 'emit', event: 'spec.done', with: { n: 1 }, next: [{ to: 'b' }] },
      b: { type: 'task', task: 'test.add', with: { value: 1 }, next: [{ to: 'c' }] },
      c: { type: 'emit', event: 'spec.told', with: { n: 2 }, next: [{ to: 'd' }] },
      d: end,
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    await instance.result();
    const emitted =
      shell.points.instance(instance.id)?.effects.filter(({ type }) => type === 'emitEvent') ?? [];
    expect(emitted.map((effect) => 'eventId' in effect && effect.eventId)).toEqual([
      `${instance.id}/a#1`,
      `${instance.id}/c#1`,
    ]);
  });

  it('fails a step whose result is too large for history, and is not stuck', async () => {
    const instance = await shell.start(
      publish({ start: 'a', steps: { a: { type: 'task', task: 'test.large' } } }),
    );
    expect(await failureOf(instance.result())).toMatchObject({ type: 'size.exceeded' });
  });

  it('fails with a record of it when its plan is nowhere to be found', async () => {
    const { reference, plan } = publish(tenSteps());
    const instance = await shell.start(
      { plan, reference },
      {},
      { plan: { ...reference, hash: 'f'.repeat(64) } },
    );
    expect(await failureOf(instance.result())).toMatchObject({ type: 'plan.missing' });
    expect(shell.points.instance(instance.id)?.close).toMatchObject({
      status: 'failed',
      error: { code: 'plan.missing' },
    });
  });
});
