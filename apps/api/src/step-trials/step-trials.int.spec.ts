import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { temporalNames, type TaskRequest } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { AttemptRepository, CatalogueRepository, type CatalogueEntry } from '@fermata/persistence';
import { ApplicationFailure, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { startNouns, type NounApi } from '../nouns.fixture.ts';
import type { Answer } from '../people.fixture.ts';

const namespace = process.env['FERMATA_TEST_TEMPORAL_NAMESPACE'] ?? temporalNames.namespace;
const address = process.env['FERMATA_TEST_TEMPORAL_ADDRESS'] ?? '';
const queue = `spec-${randomUUID()}-activity`;

const draft = `kind: workflow
name: payouts
title: Payouts
input: { type: object, properties: { amount: { type: number } } }
start: pay
steps:
  pay:
    type: task
    title: Pay it out
    task: spec.pay
    connection: bank
    with: { amount: "\${ vars.nowhere.amount }" }
    timeout: PT7S
    next: [{ to: gone }]
  twice: { type: task, task: spec.pay, connection: 5, next: [{ to: gone }] }
  nobody: { type: task, task: spec.nobody, with: {} }
  asleep: { type: task, task: spec.asleep, with: {} }
  strange: { type: task, task: spec.strange, with: {} }
  ask: { type: manual, form: order-form, assign: { groups: [refunds] } }
`;

const published = `kind: workflow
name: settled
title: Settled
start: pay
steps:
  pay: { type: task, task: spec.pay, with: { amount: 1 }, next: [{ to: done }] }
  done: { type: end }
`;

/** As a worker tells of what it has. */
const entry = (name: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  name,
  version: '2',
  title: name,
  inputSchema: {
    type: 'object',
    required: ['amount'],
    additionalProperties: false,
    properties: { amount: { type: 'number' }, how: { type: 'string' } },
  },
  outputSchema: {},
  errors: [],
  queue,
  hash: name,
  defaults: {},
  ...more,
});

describe('trials of one step', () => {
  let api: NounApi;
  let worker: Worker;
  let connection: NativeConnection;
  let running: Promise<void>;
  const done: TaskRequest[] = [];
  let release: () => void = () => undefined;

  beforeAll(async () => {
    api = await startNouns({ temporalWebUrl: 'http://temporal.test:8233' });
    await api.database.inProject('default', (tx) => new CatalogueRepository(tx).report([entry('spec.pay')]));
    await api.deploy(published);
    connection = await NativeConnection.connect({ address });
    worker = await Worker.create({ connection, namespace, taskQueue: queue, activities: { default: work } });
    running = worker.run();
  });

  /** The sign of life of a worker, which a busy machine would let grow old. */
  beforeEach(async () => {
    await api.database.inProject('default', async (tx) => {
      const asleep = entry('spec.asleep', { inputSchema: {}, queue: `${queue}-nobody` });
      await new CatalogueRepository(tx).report([entry('spec.pay'), entry('spec.gone'), asleep]);
    });
  });

  afterAll(async () => {
    worker.shutdown();
    await running;
    await connection.close();
    await api.close();
  });

  /** Pays once for each request; as a worker of ours it fails with what the step's own policy would be told. */
  const work = async (request: TaskRequest): Promise<JsonValue> => {
    done.push(request);
    const { amount, how } = request.input as { amount: number; how?: string };
    if (how === 'declined') {
      const details = [{ limit: 100 }, 'retryable'];
      throw ApplicationFailure.create({
        type: 'bank.declined',
        message: 'too much',
        details,
        nonRetryable: false,
      });
    }
    if (how === 'slow') await new Promise<void>((resolve) => (release = resolve));
    return { paid: amount };
  };

  const attempt = (body: object, key: string | null = randomUUID()) =>
    api.call(
      'POST',
      '/step-trials',
      { source: draft, step: 'pay', input: { amount: 5 }, confirm: true, ...body },
      key === null ? {} : { 'idempotency-key': key },
    );
  /** A busy Temporal may be late with a look (503); the next look tells. */
  const hasEnded = ({ status, body }: Answer) => status === 201 && body.status !== 'running';
  /** Sends the same request again and again; what is slow may end once the first one has been answered. */
  const lookUntil = async (body: object, key: string, fits: (answer: Answer) => boolean): Promise<Answer> => {
    for (;;) {
      const answer = await attempt(body, key);
      if (fits(answer)) return answer;
      if (fits === hasEnded) release();
    }
  };
  const doneFor = (amount: number) =>
    done.filter(({ input }) => Reflect.get(input as object, 'amount') === amount);

  it('do its work once and tell what came of it, also where the draft is wrong elsewhere', async () => {
    const { status, body } = await attempt({ input: { amount: 11 } });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { step: 'pay', status: 'completed', output: { paid: 11 }, attempts: 1, log: [] },
    });
    expect(body).toMatchObject({ implementation: 'spec.pay', version: '2', connection: 'bank', queue });
    expect(body.temporalUrl).toMatch(/^http:\/\/temporal\.test:8233\/namespaces\/\w+\/activities\/trial-/);
    expect(Date.parse(body.endedAt) - Date.parse(body.startedAt)).toBe(body.elapsedMs);
    expect(doneFor(11)).toEqual([
      {
        projectId: 'default',
        task: 'spec.pay@2',
        input: { amount: 11 },
        connection: 'bank',
        trial: { step: 'pay' },
      },
    ]);
  });

  it('are of a published version as well', async () => {
    const wanted = { source: undefined, workflow: 'settled', version: 1, input: { amount: 12 } };
    expect(await attempt(wanted)).toMatchObject({ status: 201, body: { output: { paid: 12 } } });
    expect(await attempt({ ...wanted, version: 2 })).toMatchObject({
      status: 404,
      body: { code: 'definition.unknown' },
    });
  });

  it('fail with the code of the work, which is never done a second time', async () => {
    const { status, body } = await attempt({ input: { amount: 13, how: 'declined' } });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        status: 'failed',
        attempts: 1,
        error: { code: 'bank.declined', message: 'too much', data: { limit: 100 } },
      },
    });
    expect(doneFor(13)).toHaveLength(1);
  });

  it('are done once for one key, whoever asks at the same time or later', async () => {
    const all = await Promise.all([1, 2, 3].map(() => attempt({ input: { amount: 14 } }, 'key-14')));
    const later = await attempt({ input: { amount: 14 } }, 'key-14');
    expect(new Set([...all, later].map(({ body }) => body.id)).size).toBe(1);
    expect(later.body).toMatchObject({ status: 'completed', output: { paid: 14 } });
    expect(doneFor(14)).toHaveLength(1);
    const other = await attempt({ input: { amount: 15 } }, 'key-14');
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
  });

  it('say that they still run, and where, to who waits no longer', async () => {
    const slow = { input: { amount: 16, how: 'slow' }, wait: 1 };
    const taken = ({ body }: Answer) => body.worker !== undefined;
    const first = await lookUntil(slow, 'key-16', taken);
    expect(first).toMatchObject({ status: 201, body: { status: 'running', attempts: 1 } });
    expect(first.body).not.toHaveProperty('endedAt');
    const again = await lookUntil(slow, 'key-16', hasEnded);
    expect(again.body).toMatchObject({ id: first.body.id, status: 'completed', output: { paid: 16 } });
    expect(doneFor(16)).toHaveLength(1);
  });

  it('show what the worker has told of their log', async () => {
    const slow = { input: { amount: 17, how: 'slow' }, wait: 1 };
    const { id } = (await attempt(slow, 'key-17')).body;
    const startedAt = new Date('2026-03-09T08:00:00Z');
    await api.database.inProject('default', (tx) =>
      new AttemptRepository(tx).writeBatch([
        {
          ...{ projectId: 'default', instanceId: id, work: id, attempt: 1, visit: 'pay#1', runId: 'r' },
          ...{ implementation: 'spec.pay', worker: 'w', startedAt, endedAt: startedAt, outcome: 'completed' },
          lines: [{ at: startedAt, level: 'info', message: 'asked the bank', fields: { amount: 17 } }],
        },
      ]),
    );
    const { body } = await lookUntil(slow, 'key-17', hasEnded);
    expect(body.log).toEqual([
      { at: '2026-03-09T08:00:00.000Z', level: 'info', message: 'asked the bank', fields: { amount: 17 } },
    ]);
  });

  it('refuse an input that does not fit, with its places, before anything is done', async () => {
    const refused = await attempt({ input: { amount: 'much', also: 1 } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'schema.mismatch' } });
    const paths = refused.body.problems.map(({ path }: { path: string }) => path);
    expect(paths).toContain('/input/amount');
    expect(done.some(({ input }) => Reflect.get(input as object, 'amount') === 'much')).toBe(false);
  });

  it.each([
    ['a step of people', { step: 'ask' }, 422, 'trial.not-automated'],
    ['a step that is not there', { step: 'nowhere' }, 404, 'step.unknown'],
    ['a step by the name of what every object has', { step: 'constructor' }, 404, 'step.unknown'],
    ['a task that nobody knows', { step: 'nobody', input: {} }, 422, 'definition.refused'],
    ['a step that is written wrong', { step: 'twice' }, 422, 'definition.refused'],
    ['a text that is none', { source: 'a: [' }, 422, 'definition.refused'],
    ['both a text and a version', { workflow: 'settled', version: 1 }, 422, 'trial.choice'],
    ['neither', { source: undefined }, 422, 'trial.choice'],
    ['a name without its version', { source: undefined, workflow: 'settled' }, 422, 'trial.choice'],
    ['who has not confirmed', { confirm: false }, 400, 'http.400'],
    ['who has not said whether', { confirm: undefined }, 400, 'http.400'],
    ['an endless wait', { wait: 31 }, 400, 'http.400'],
  ])('refuse %s', async (_what, body, status, code) => {
    const before = done.length;
    expect(await attempt(body)).toMatchObject({ status, body: { code } });
    expect(done).toHaveLength(before);
  });

  it('refuse who sends no key, and who may not run tests', async () => {
    expect(await attempt({}, null)).toMatchObject({ status: 400, body: { code: 'idempotency.key' } });
    await api.person('onlooker', ['viewer']);
    const { secret } = await api.token('onlooker');
    const body = { source: draft, step: 'pay', input: { amount: 5 }, confirm: true };
    const headers = { 'idempotency-key': 'onlooker' };
    expect(await api.send('POST', '/step-trials', { token: secret, body, headers })).toMatchObject({
      status: 403,
      body: { code: 'access.forbidden' },
    });
  });

  it('say at once that no worker is alive, and after a while that none has taken it', async () => {
    const nobody = await attempt({ step: 'asleep', input: {} });
    expect(nobody).toMatchObject({
      status: 201,
      body: { status: 'failed', attempts: 0, error: { code: 'trial.no-worker' } },
    });
    await api.sql(
      `UPDATE activity_catalogue SET last_seen_at = now() - interval '5 minutes' WHERE name = $1`,
      ['spec.asleep'],
    );
    const dead = await attempt({ step: 'asleep', input: {} });
    expect(dead).toMatchObject({ status: 503, body: { code: 'trial.no-worker' } });
  });

  it('stand on the audit trail with a hash of their input, and among no instances', async () => {
    const { body } = await attempt({ input: { amount: 18 } });
    const listed = (await api.call('GET', `/audit?object=step-trial:${body.id}`)).body.items;
    expect(listed).toEqual([expect.objectContaining({ verb: 'step.tried', actor: 'root', allowed: true })]);
    const [row] = await api.sql<{ details: Record<string, unknown> }>(
      'SELECT details FROM audit WHERE object_id = $1',
      [body.id],
    );
    expect(row?.details).toEqual({
      ...{ workflow: 'payouts', step: 'pay', implementation: 'spec.pay', version: '2', connection: 'bank' },
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await api.call('GET', '/instances')).body.items).toEqual([]);
  });

  it('are forgotten by the server before they could be done again', async () => {
    const { body } = await attempt({ input: { amount: 19 } }, 'key-19');
    await api.sql(
      `UPDATE idempotency SET response = jsonb_set(jsonb_set(response::jsonb, '{id}', '"trial-gone"'),
         '{askedAt}', '"2026-01-01T00:00:00.000Z"')::json WHERE key = 'key-19'`,
    );
    const later = await attempt({ input: { amount: 19 } }, 'key-19');
    expect(later).toMatchObject({ status: 410, body: { code: 'trial.gone' } });
    expect(doneFor(19)).toHaveLength(1);
    expect(body.id).not.toBe('trial-gone');
  });

  it('are no workflows in Temporal', async () => {
    const client = await Connection.connect({ address });
    const { id } = (await attempt({ input: { amount: 20 } })).body;
    const asked = client.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId: id },
    });
    await expect(asked).rejects.toMatchObject({ code: 5 });
    await client.close();
  });
});
