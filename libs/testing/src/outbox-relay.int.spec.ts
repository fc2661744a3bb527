import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createRelay, createTriggerMatcher, type HeldMessage } from '@fermata/events';
import {
  EventRepository,
  InstanceRepository,
  openDatabase,
  OperationRepository,
  OutboxRepository,
  OutboxStore,
  type Database,
  type Transaction,
} from '@fermata/persistence';
import { publishWorkflow, startInstance } from './database-fixtures.ts';
import { meanwhile } from './meanwhile.ts';
import { project } from './point-fixtures.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/** A store whose process dies with some of the calls: the call is done or not, its answer never comes. */
class DyingStore extends OutboxStore {
  readonly #dies: () => boolean;

  constructor(database: Database, dies: () => boolean) {
    super(database);
    this.#dies = dies;
  }

  override async claim(request: Parameters<OutboxStore['claim']>[0]) {
    const claimed = await super.claim(request);
    if (this.#dies()) throw new Error('killed after the claim');
    return claimed;
  }

  override settle(id: string, owner: string): Promise<boolean> {
    if (this.#dies()) return Promise.reject(new Error('killed between send and mark'));
    return super.settle(id, owner);
  }
}

/** Every n-th call dies: the same in every run. */
const everyNth = (n: number) => {
  let calls = 0;
  return () => (calls += 1) % n === 0;
};

describe('the outbox and its relays', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let time = Date.parse('2026-01-01T00:00:00Z');
  const clock = { now: () => time, random: () => 0, wait: () => Promise.resolve() };
  const depth = () => database.inInstallation((tx) => new OutboxRepository(tx).depth());
  const request = (instanceId: string) =>
    database.inProject(project, (tx) =>
      new OperationRepository(tx).request(instanceId, { id: 'c', verb: 'cancel', actor: 'sam', reason: 'r' }),
    );

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 20, clock: () => new Date(time) });
    await publishWorkflow(database, 'sent');
  });

  beforeEach(() => database.inInstallation((tx) => tx.run('DELETE FROM outbox')));

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('lose nothing and repeat no effect though relays die at every point', async () => {
    const ids = new Set<string>();
    for (let n = 0; n < 200; n += 1) ids.add((await startInstance(database, 'sent', `crash ${n}`)).id);
    const effects = new Map<string, number>();
    let sends = 0;
    /** As Temporal does: the same workflow id again is no second start. */
    const receive = (message: HeldMessage) => {
      sends += 1;
      const { instanceId } = message.payload as { instanceId: string };
      if (!effects.has(instanceId)) effects.set(instanceId, sends);
      return Promise.resolve();
    };
    const relays = [3, 4, 5, 7].map((n) =>
      createRelay({
        store: new DyingStore(database, everyNth(n)),
        handlers: { start: receive },
        owner: `relay-${n}`,
        clock,
        leaseMs: 1_000,
      }),
    );
    for (let round = 0; (await depth()).waiting > 0 && round < 100; round += 1) {
      await Promise.allSettled(relays.map((relay) => relay.drain()));
      time += 1_500;
    }
    await expect(depth()).resolves.toEqual({ waiting: 0, dead: 0 });
    expect(new Set(effects.keys())).toEqual(ids);
    expect(sends).toBeGreaterThan(effects.size);
  });

  it('hand each row to one of many who claim at once', async () => {
    for (let n = 0; n < 40; n += 1) await startInstance(database, 'sent', `claimed ${n}`);
    const store = new OutboxStore(database);
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        store.claim({ places: [{ kind: 'start', count: 10 }], owner: `owner-${n}`, leaseMs: 1_000 }),
      ),
    );
    const ids = claims.flat().map((message) => message.id);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  it('do not wait for a row that another one is about to claim: they take the next', async () => {
    for (const key of ['one', 'two']) await startInstance(database, 'sent', `passed over ${key}`);
    const claim = (owner: string) => (tx: Transaction) =>
      new OutboxRepository(tx).claim({ places: [{ kind: 'start', count: 1 }], owner, leaseMs: 1_000 });
    const { first, hasToWait, end } = await database.inInstallation(async (tx) => {
      const [row] = await claim('early')(tx);
      return { first: row, ...(await meanwhile(tx, () => database.inInstallation(claim('late')))) };
    });
    expect(hasToWait).toBe(false);
    const late = await end;
    expect(late).toMatchObject({ status: 'fulfilled', value: [{ kind: 'start' }] });
    expect(late).not.toMatchObject({ value: [{ id: first?.id }] });
  });

  it('send nothing of an instance before its start', async () => {
    const { id } = await startInstance(database, 'sent', 'lane');
    await request(id);
    const store = new OutboxStore(database);
    const places = (['start', 'operate'] as const).map((kind) => ({ kind, count: 10 }));
    const claim = () => store.claim({ places, owner: 'o', leaseMs: 1_000 });
    const first = await claim();
    expect(first.map((message) => message.kind)).toEqual(['start']);
    await expect(store.nextDueAt(['operate'])).resolves.toBeUndefined();
    let woken = () => undefined as void;
    const wake = new Promise<void>((resolve) => (woken = resolve));
    const unsubscribe = await store.listen(() => woken());
    await store.settle(first[0]?.id as string, 'o');
    await wake;
    unsubscribe();
    expect((await claim()).map((message) => message.kind)).toEqual(['operate']);
  });

  it('keep what was given up for an operator, who sends it again', async () => {
    await startInstance(database, 'sent', 'dead');
    const refused = Object.assign(new Error('no'), { code: 'temporal.refused', retryable: false });
    const store = new OutboxStore(database);
    const relay = createRelay({
      store,
      handlers: { start: () => Promise.reject(refused) },
      owner: 'o',
      clock,
    });
    await relay.drain();
    await expect(depth()).resolves.toEqual({ waiting: 0, dead: 1 });
    const [dead] = await database.inInstallation((tx) => new OutboxRepository(tx).dead());
    expect(dead).toMatchObject({ lastError: 'temporal.refused: no' });
    await database.inInstallation((tx) => new OutboxRepository(tx).revive(dead?.id as string));
    await expect(depth()).resolves.toEqual({ waiting: 1, dead: 0 });
  });

  it('bring a start to its receiver by a wake-up, not by a look every while', async () => {
    let sent = () => undefined as void;
    const arrived = new Promise<void>((resolve) => (sent = resolve));
    const never = (_ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve(), { once: true });
      });
    const relay = createRelay({
      store: new OutboxStore(database),
      handlers: { start: () => Promise.resolve(sent()) },
      owner: 'waiting',
      clock: { ...clock, wait: never },
    });
    relay.start();
    await startInstance(database, 'sent', 'woken');
    await arrived;
    await relay.stop();
    await expect(depth()).resolves.toEqual({ waiting: 0, dead: 0 });
  });

  it('start a workflow by an event that its own filter lets through', async () => {
    const trigger = {
      event: 'order.placed',
      filter: 'event.data.amount > 100',
      input: { amount: '${ event.data.amount }' },
    };
    await publishWorkflow(database, 'big-orders', { triggers: [trigger] });
    const matcher = createTriggerMatcher();
    const receive = (id: string, amount: number) =>
      database.inProject(project, (tx) =>
        new EventRepository(tx, matcher).receive({
          id,
          source: 'shop',
          type: 'order.placed',
          data: { amount },
        }),
      );
    await receive('small', 100);
    await receive('big', 101);
    const page = await database.inProject(project, (tx) =>
      new InstanceRepository(tx).list({ definition: 'big-orders' }),
    );
    expect(page.items).toHaveLength(1);
    const instance = await database.inProject(project, (tx) =>
      new InstanceRepository(tx).get(page.items[0]?.id as string),
    );
    expect(instance?.input).toEqual({ amount: 101 });
  });
});
