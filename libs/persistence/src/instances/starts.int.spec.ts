import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  noTriggers,
  pointOf,
  project,
  publishWorkflow,
  startInstance,
  startRequest,
  type TestDatabase,
} from '@fermata/testing';
import {
  DefinitionRepository,
  IdempotencyRepository,
  InstanceRepository,
  openDatabase,
  OperationRepository,
  PointRepository,
  StartRepository,
  type Database,
  type Transaction,
} from '../index.ts';

const close = { type: 'close', key: 'close', status: 'failed', output: null } as const;

describe('starts', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) =>
    database.inProject(project, work, { actor: 'ada' });
  const outboxOf = (lane: string) =>
    inside((tx) =>
      tx.rows<{ kind: string }>('SELECT kind, payload FROM outbox WHERE lane = $1 ORDER BY id', [lane]),
    );

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 20 });
    await publishWorkflow(database, 'refund');
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('leave a pending instance, its message and its audit row behind, all or none', async () => {
    const instance = await startInstance(database, 'refund', 'whole', { businessKey: 'order-1' });
    expect(instance).toMatchObject({ status: 'pending', businessKey: 'order-1', version: 1, seq: 0 });
    const payload = { instanceId: instance.id, start: { startedBy: 'ada', businessKey: 'order-1' } };
    await expect(outboxOf(instance.id)).resolves.toMatchObject([{ kind: 'start', payload }]);
    const broken = inside(async (tx) => {
      await new StartRepository(tx).requestStart(startRequest('refund', 'broken'));
      throw new Error('afterwards');
    });
    await expect(broken).rejects.toThrow('afterwards');
    const count = await inside((tx) => new InstanceRepository(tx).count({ definition: 'refund' }));
    expect(count).toEqual({ count: 1, exact: true });
  });

  it('of one key come to one instance, though 50 are asked for at once', async () => {
    const starts = Array.from({ length: 50 }, () =>
      inside((tx) => new StartRepository(tx).requestStart(startRequest('refund', 'fifty'))),
    );
    const results = await Promise.all(starts);
    expect(new Set(results.map((result) => result.instance.id)).size).toBe(1);
    expect(results.filter((result) => result.created)).toHaveLength(1);
    await expect(outboxOf(results[0]?.instance.id as string)).resolves.toHaveLength(1);
  });

  it('refuse a key that was used for something else', async () => {
    await startInstance(database, 'refund', 'reused', { input: { amount: 1 } });
    const other = inside((tx) =>
      new StartRepository(tx).requestStart(startRequest('refund', 'reused', { input: { amount: 2 } })),
    );
    await expect(other).rejects.toMatchObject({ code: 'idempotency.mismatch', status: 422 });
  });

  it('allow one open instance of a unique business key, and the next when it has ended', async () => {
    const start = (key: string) =>
      inside((tx) =>
        new StartRepository(tx).requestStart(
          startRequest('refund', key, { businessKey: 'o-7', uniqueKey: 'o-7' }),
        ),
      );
    const first = await start('unique-1');
    const details = { instanceId: first.instance.id };
    await expect(start('unique-2')).rejects.toMatchObject({
      code: 'instance.business-key',
      status: 409,
      details,
    });
    await inside((tx) => new PointRepository(tx, noTriggers).applyPoint(pointOf(first.instance, 1, [close])));
    await expect(start('unique-3')).resolves.toMatchObject({ created: true });
  });

  it('need a published version of a definition in use', async () => {
    const start = (definition: string, version?: number) =>
      inside((tx) =>
        new StartRepository(tx).requestStart(
          startRequest(definition, 'none', version === undefined ? {} : { version }),
        ),
      );
    await expect(start('nowhere')).rejects.toMatchObject({ code: 'definition.unknown', status: 404 });
    await expect(start('refund', 9)).rejects.toMatchObject({ code: 'definition.unknown' });
    await publishWorkflow(database, 'gone');
    await inside((tx) => new DefinitionRepository(tx).delete({ kind: 'workflow', name: 'gone' }));
    await expect(start('gone')).rejects.toMatchObject({ code: 'definition.unknown' });
  });

  it('say no to text that PostgreSQL cannot hold, and hold every JSON there is', async () => {
    const odd = { nul: 'a\u0000b', half: '\ud800', minusZero: 0, big: 1e300, ['__proto__x']: 1 };
    const instance = await startInstance(database, 'refund', 'odd', { input: odd });
    expect(instance.input).toEqual(odd);
    const start = startInstance(database, 'refund', 'nul', { businessKey: 'a\u0000b' });
    await expect(start).rejects.toMatchObject({ code: 'value.unstorable', status: 400 });
  });

  it('are answered alike when a request is sent again with its Idempotency-Key', async () => {
    let done = 0;
    const post = (requestHash: string) =>
      inside((tx) =>
        new IdempotencyRepository(tx).once(
          { principal: 'ada', route: 'POST /instances', key: 'k1', requestHash },
          () => Promise.resolve({ answer: (done += 1) }),
        ),
      );
    const answers = await Promise.all(Array.from({ length: 50 }, () => post('same')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.response)))).toEqual(
      new Set(['{"answer":1}']),
    );
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    await expect(post('other')).rejects.toMatchObject({ code: 'idempotency.mismatch', status: 422 });
  });
});

describe('operations', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) =>
    database.inProject(project, work, { actor: 'sam' });
  const operation = (verb: 'cancel' | 'retry', id: string) => ({ id, verb, actor: 'sam', reason: 'why not' });
  const request = (instanceId: string, verb: 'cancel' | 'retry', id: string = verb) =>
    inside((tx) => new OperationRepository(tx).request(instanceId, operation(verb, id)));

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
    await publishWorkflow(database, 'refund');
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('go out once, however often the same id is asked for', async () => {
    const { id } = await startInstance(database, 'refund', 'cancelled');
    await request(id, 'cancel');
    await request(id, 'cancel');
    const rows = await inside((tx) =>
      tx.rows(`SELECT 1 FROM outbox WHERE lane = $1 AND kind = 'operate'`, [id]),
    );
    expect(rows).toHaveLength(1);
  });

  it('are refused for what has ended, but for a retry on the state it left', async () => {
    const instance = await startInstance(database, 'refund', 'ended');
    const point = pointOf(instance, 5, [close], { carried: { state: 'kept' } });
    await inside((tx) => new PointRepository(tx, noTriggers).applyPoint(point));
    await expect(request(instance.id, 'cancel')).rejects.toMatchObject({
      code: 'instance.closed',
      status: 409,
    });
    const reopened = await request(instance.id, 'retry');
    expect(reopened).toMatchObject({ status: 'running', closedAt: null });
    const message = await inside((tx) =>
      tx.row<{ payload: object }>(`SELECT payload FROM outbox WHERE lane = $1 AND kind = 'operate'`, [
        instance.id,
      ]),
    );
    expect(message?.payload).toMatchObject({
      reopen: { carried: { state: 'kept' }, plan: { name: 'refund' } },
    });
  });

  it('do not let the late repetition of a close end the next run', async () => {
    const instance = await startInstance(database, 'refund', 'late-close');
    const apply = (seq: number) =>
      inside((tx) =>
        new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, seq, [close], { carried: { seq } })),
      );
    await apply(5);
    await request(instance.id, 'retry');
    await apply(5);
    await expect(inside((tx) => new InstanceRepository(tx).get(instance.id))).resolves.toMatchObject({
      status: 'running',
    });
    await apply(9);
    await expect(inside((tx) => new InstanceRepository(tx).get(instance.id))).resolves.toMatchObject({
      status: 'failed',
    });
  });

  it('answer 404 for an instance that is not there', async () => {
    await expect(request('i-none', 'cancel')).rejects.toMatchObject({
      code: 'instance.unknown',
      status: 404,
    });
  });
});
