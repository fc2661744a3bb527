import { randomUUID } from 'node:crypto';
import { AppError, type Verdict } from '@fermata/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createReconciler } from '@fermata/orchestration';
import { publish, tenSteps } from './definitions.fixture.ts';
import { openShell, until, type Shell } from './shell.fixture.ts';

const end = { type: 'end' };
const people = { users: ['ben'] };
const ask = { type: 'manual', assign: people, outputSchema: { type: 'object' } };
const task = (name: string, more: object = {}) => ({
  start: 'a',
  steps: { a: { type: 'task', task: name, ...more } },
});

describe('an instance in trouble', () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await openShell();
  });
  afterEach(() => {
    shell.points.failure = undefined;
  });
  afterAll(() => shell.close());

  const attemptsOf = (id: string) => shell.ledger.attempts.filter(({ key }) => key.startsWith(id));
  const outcome = (result: Promise<unknown>) =>
    result.then(
      (output) => ({ output }),
      (thrown: unknown) => ({ failure: (thrown as Error).cause as Error & { type?: string } }),
    );

  it('goes on while the database is away, and does not end before its close is recorded', async () => {
    const steps = { ...(tenSteps() as { steps: object }).steps };
    const instance = await shell.start(
      publish({ start: 'ask', steps: { ask: { ...ask, next: [{ to: 's1' }] }, ...steps } }),
      { value: 0 },
    );
    await instance.until(({ waiting }) => waiting.length > 0);
    shell.points.failure = new AppError('database.unavailable', 'away', { retryable: true });
    const seen = shell.points.points;
    await instance.answer('ask#1', {});
    await until(
      async () => shell.points.points,
      (points) => points > seen + 2,
    );
    expect(attemptsOf(instance.id)).toHaveLength(10);
    expect(await shell.orchestrator.status(instance.id)).toBe('open');
    expect(shell.points.instance(instance.id)?.close).toBeUndefined();
    shell.points.failure = undefined;
    expect(await instance.result()).toEqual({ value: 10 });
    expect(shell.points.instance(instance.id)?.close).toMatchObject({ status: 'completed' });
    const { events } = await instance.handle.fetchHistory();
    expect(events?.filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
  });

  it('shows in the rows exactly what its own state says, when it has come to rest', async () => {
    const instance = await shell.start(
      publish({ start: 'a', steps: { a: { type: 'set', with: {}, next: [{ to: 'b' }] }, b: ask } }),
    );
    const view = await instance.until(({ waiting }) => waiting.length > 0);
    const row = await until(
      async () => shell.points.instance(instance.id),
      (rows) => rows?.view.waiting.length === 1,
    );
    expect(row?.view).toEqual(view);
    await instance.operate('terminate');
    await outcome(instance.result());
    expect(shell.points.instance(instance.id)?.view).toEqual(await instance.view());
  });

  it('takes it as the error of the step that nobody can be found for a task, to be caught or not', async () => {
    const nobody = { ...ask, assign: { managerOf: ['ben'] } };
    const caught = await shell.start(
      publish({
        start: 'a',
        output: '${ steps.b.output }',
        steps: {
          a: { ...nobody, catch: [{ on: ['assign.empty'], to: 'b' }] },
          b: { type: 'set', with: 'asked nobody' },
        },
      }),
    );
    expect(await caught.result()).toBe('asked nobody');
    expect(shell.points.instance(caught.id)?.effects.map(({ type }) => type)).not.toContain('offerTask');
    const uncaught = await shell.start(publish({ start: 'a', steps: { a: nobody } }));
    expect(await outcome(uncaught.result())).toMatchObject({ failure: { type: 'assign.empty' } });
  });

  it('loses no message that comes while no worker runs', async () => {
    const instance = await shell.start(
      publish({ start: 'a', steps: { a: { ...ask, next: [{ to: 'b' }] }, b: end } }),
    );
    await instance.until(({ waiting }) => waiting.length > 0);
    await shell.stopWorkers();
    const answered = instance.answer('a#1', {});
    await shell.startWorkers();
    expect(await answered).toEqual({ accepted: true });
    await instance.result();
  });

  it('takes a message that comes before its first task', async () => {
    await shell.stopWorkers();
    const instance = await shell.start(publish({ start: 'a', steps: { a: ask } }));
    const verdict = instance.operate('cancel');
    await shell.startWorkers();
    expect(await verdict).toEqual({ accepted: true });
    expect((await outcome(instance.result())) as object).toMatchObject({ failure: { type: 'cancelled' } });
  });

  it('answers twenty messages at once, exactly one of them with yes', async () => {
    const steps = { a: { ...ask, next: [{ to: 'b' }] }, b: { ...ask, next: [{ to: 'c' }] }, c: end };
    const instance = await shell.start(publish({ start: 'a', steps }));
    await instance.until(({ waiting }) => waiting.length > 0);
    const verdicts = await Promise.all(
      Array.from({ length: 20 }, () => instance.answer('a#1', {}, randomUUID())),
    );
    expect(verdicts.filter((verdict: Verdict) => verdict.accepted)).toHaveLength(1);
    await instance.operate('terminate');
    await outcome(instance.result());
  });

  it('is cancelled from Temporal itself like by an operator, and shows there as cancelled', async () => {
    const instance = await shell.start(publish({ start: 'a', steps: { a: ask } }));
    await instance.until(({ waiting }) => waiting.length > 0);
    await instance.handle.cancel();
    await outcome(instance.result());
    expect(await shell.orchestrator.status(instance.id)).toBe('cancelled');
    expect(shell.points.instance(instance.id)?.close).toMatchObject({
      status: 'cancelled',
      reason: 'cancelled in Temporal',
    });
  });

  it('stops an attempt of ten minutes within its heartbeat when the step is withdrawn', async () => {
    const steps = {
      a: { type: 'task', task: 'test.slow', with: { ms: 600_000 }, timeout: 'PT10M' },
    };
    const instance = await shell.start(publish({ start: 'a', steps }));
    await until(
      async () => attemptsOf(instance.id).length,
      (count) => count === 1,
    );
    await instance.operate('cancel');
    await outcome(instance.result());
    await until(
      async () => shell.ledger.stopped,
      (stopped) => stopped.includes(`${instance.id}/a#1`),
    );
    expect(shell.points.instance(instance.id)?.close).toMatchObject({ status: 'cancelled' });
  });

  it('waits as long as the other side asks, although the policy waits less', async () => {
    const instance = await shell.start(
      publish(
        task('test.limited', { retry: { attempts: 2, first: 'PT0.01S', max: 'PT0.02S', on: ['http.429'] } }),
      ),
    );
    await outcome(instance.result());
    const [first, second] = attemptsOf(instance.id);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1500);
  });

  it('tries again at once where the policy has no wait', async () => {
    const retry = { attempts: 3, first: 'PT0S', budget: 'PT30S' };
    const instance = await shell.start(publish(task('test.fail', { with: { code: 'http.503' }, retry })));
    expect(await outcome(instance.result())).toMatchObject({ failure: { type: 'http.503' } });
    expect(attemptsOf(instance.id)).toHaveLength(3);
  });

  it('ends an attempt at its timeout, and repeats it as often as the policy says', async () => {
    const retry = { attempts: 2, first: 'PT0.01S', on: ['timeout'] };
    const instance = await shell.start(
      publish(task('test.deaf', { with: { ms: 5000 }, timeout: 'PT0.2S', retry })),
    );
    expect(await outcome(instance.result())).toMatchObject({ failure: { type: 'timeout' } });
    expect(attemptsOf(instance.id).map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('does not repeat a timeout that the policy does not name', async () => {
    const retry = { attempts: 3, first: 'PT0.01S', on: ['http.5xx'] };
    const instance = await shell.start(
      publish(task('test.deaf', { with: { ms: 5000 }, timeout: 'PT0.2S', retry })),
    );
    expect(await outcome(instance.result())).toMatchObject({ failure: { type: 'timeout' } });
    expect(attemptsOf(instance.id)).toHaveLength(1);
  });

  it('fails by its budget when no worker takes the task', async () => {
    const retry = { attempts: 2, budget: 'PT0.5S' };
    const instance = await shell.start(publish(task('test.elsewhere', { retry })));
    expect(await outcome(instance.result())).toMatchObject({ failure: { type: 'timeout.budget' } });
  });

  it('runs the attempt again under the same key when its worker stops in the middle', async () => {
    const retry = { attempts: 3, first: 'PT0.01S', on: ['worker.stopped'] };
    const instance = await shell.start(
      publish(task('test.slow', { with: { ms: 1500 }, timeout: 'PT1M', retry })),
    );
    await until(
      async () => attemptsOf(instance.id).length,
      (count) => count === 1,
    );
    await shell.stopWorkers();
    await shell.startWorkers();
    expect(await outcome(instance.result())).toEqual({ output: null });
    expect(attemptsOf(instance.id).map(({ key, attempt }) => [key, attempt])).toEqual([
      [`${instance.id}/a#1`, 1],
      [`${instance.id}/a#1`, 2],
    ]);
  });

  it('that was terminated in Temporal is closed in the rows by the reconciler, without emissions', async () => {
    const emits = { cancelled: { event: 'spec.told' } };
    const instance = await shell.start(publish({ start: 'a', steps: { a: ask }, emits }));
    await instance.until(({ waiting }) => waiting.length > 0);
    const closes: object[] = [];
    const row = { projectId: 'default', instanceId: instance.id, seq: 99 };
    const reconciler = createReconciler({
      orchestrator: shell.orchestrator,
      port: {
        openInstances: async () => ({ rows: closes.length === 0 ? [row] : [] }),
        closeFromOutside: async (close) => void closes.push(close),
        writeBatch: async () => undefined,
      },
    });
    expect(await reconciler.sweep()).toEqual({ seen: 1, closed: 0, caughtUp: 0 });
    await instance.handle.terminate('by hand');
    expect(await reconciler.sweep()).toEqual({ seen: 1, closed: 1, caughtUp: 0 });
    expect(closes).toEqual([
      {
        projectId: 'default',
        instanceId: instance.id,
        status: 'cancelled',
        reason: 'terminated in Temporal',
      },
    ]);
  });

  it('whose rows lag behind is caught up by the reconciler', async () => {
    const instance = await shell.start(publish({ start: 'a', steps: { a: ask } }));
    await instance.until(({ waiting }) => waiting.length > 0);
    const writes: { seq: number }[] = [];
    const row = { projectId: 'default', instanceId: instance.id, seq: 0 };
    const reconciler = createReconciler({
      orchestrator: shell.orchestrator,
      port: {
        openInstances: async () => ({ rows: [row] }),
        closeFromOutside: async () => undefined,
        writeBatch: async (batch) => void writes.push(...batch),
      },
    });
    expect(await reconciler.sweep()).toEqual({ seen: 1, closed: 0, caughtUp: 1 });
    expect(writes[0]).toMatchObject({ instanceId: instance.id, seq: 1, view: { status: 'waiting' } });
    expect(await reconciler.sweep()).toEqual({ seen: 1, closed: 0, caughtUp: 0 });
    await instance.operate('terminate');
    await outcome(instance.result());
  });
});
