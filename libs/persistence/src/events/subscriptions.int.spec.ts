import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  noTriggers,
  pointOf,
  project,
  publishWorkflow,
  startInstance,
  type TestDatabase,
} from '@fermata/testing';
import type { Effect } from '@fermata/interpreter';
import {
  DeliveryRepository,
  EventListRepository,
  EventRepository,
  openDatabase,
  OutboxRepository,
  PointRepository,
  type Database,
  type IncomingEvent,
  type InstanceDetail,
  type PendingDeliveries,
  type Transaction,
} from '../index.ts';

const start = Date.parse('2026-01-01T00:00:00Z');

const subscribe = (subscription: string, event: string, more: object = {}): Effect => ({
  type: 'subscribe',
  key: `subscribe:${subscription}`,
  subscription,
  event,
  since: start,
  ...more,
});
const unsubscribe = (subscription: string): Effect => ({
  type: 'unsubscribe',
  key: `unsubscribe:${subscription}`,
  subscription,
});

describe('events on their way to instances that wait (rule W1)', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let now = start;
  let seq = 0;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const receive = (id: string, type: string, more: Partial<IncomingEvent> = {}) =>
    inside((tx) =>
      new EventRepository(tx, noTriggers).receive({ id, type, source: 'shop', data: {}, ...more }),
    );
  const point = (instance: InstanceDetail, effects: readonly Effect[], at = (seq += 1)) =>
    inside((tx) => new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, at, effects)));
  const pending = ({ id }: InstanceDetail): Promise<PendingDeliveries> =>
    inside((tx) => new DeliveryRepository(tx).pending(id));
  const idsFor = async (instance: InstanceDetail) =>
    (await pending(instance)).events.map((event) => (event as { id: string }).id);
  const instanceOf = (key: string) => startInstance(database, 'waiter', key);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 20, clock: () => new Date(now) });
    await publishWorkflow(database, 'waiter');
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('come to whoever listens for their type, or for a pattern of it, and for their key', async () => {
    const instance = await instanceOf('types');
    await point(instance, [
      subscribe('a#1', 'order.paid'),
      subscribe('b#1', 'order.*', { eventKey: 'k' }),
      subscribe('c#1', 'parcel.sent'),
    ]);
    await receive('t1', 'order.paid', { key: 'other' });
    await receive('t2', 'order.paid.late', { key: 'k' });
    await receive('t3', 'order.gone', { key: 'other' });
    expect(await idsFor(instance)).toEqual(['t1', 't2']);
  });

  it('are those received at `since` or later, also before the subscription, oldest first', async () => {
    const instance = await instanceOf('early');
    for (const [id, at] of [
      ['e0', 999],
      ['e2', 3_000],
      ['e1', 1_000],
    ] as const) {
      now = start + at;
      await receive(id, 'early.kind');
    }
    await point(instance, [subscribe('w#1', 'early.kind', { since: start + 1_000 })]);
    now = start + 4_000;
    await receive('e3', 'early.kind');
    expect(await idsFor(instance)).toEqual(['e1', 'e2', 'e3']);
    const states = await inside(async (tx) => {
      const { items } = await new EventListRepository(tx).list({ type: 'early.kind' });
      return items.map(({ id, state }) => `${id} ${state}`);
    });
    expect(states.sort()).toEqual(['e0 unmatched', 'e1 matched', 'e2 matched', 'e3 matched']);
  });

  it('come once for each subscription: a point or an event that comes again adds nothing', async () => {
    const instance = await instanceOf('once');
    const effects = [subscribe('w#1', 'once.kind'), subscribe('v#1', 'once.kind')];
    await point(instance, effects, 7);
    await receive('o1', 'once.kind');
    await point(instance, effects, 7);
    await receive('o1', 'once.kind');
    const first = await pending(instance);
    expect([first.events.length, first.numbers.length]).toEqual([1, 2]);
    await inside((tx) => new DeliveryRepository(tx).sent(first, '0'));
    await point(instance, [subscribe('x#1', 'once.kind')]);
    expect(await idsFor(instance)).toEqual(['o1']);
  });

  it('come again to a wait that was open before it was recorded, also what is being sent; it listens since then', async () => {
    const instance = await instanceOf('standing');
    const at = (ms: number, mayStandSince: number, more: object = {}) =>
      subscribe('w#1', 'standing.kind', { since: start + ms, mayStandSince: start + mayStandSince, ...more });
    now = start + 1_000;
    await point(instance, [at(1_000, 500)]);
    now = start + 2_000;
    await receive('s1', 'standing.kind');
    const sending = await pending(instance);
    await receive('s2', 'standing.kind');
    for (let time = 0; time < 2; time += 1)
      expect(await point(instance, [at(3_000, 500)])).toEqual({
        refused: [],
        standing: [{ subscription: 'w#1', since: start + 1_000 }],
      });
    await inside((tx) => new DeliveryRepository(tx).sent(sending, '0'));
    expect(await idsFor(instance)).toEqual(['s1', 's2']);
    expect((await pending(instance)).wakes).not.toEqual([]);
  });

  it('do not come to a wait that opens later than one of its name that has not come to be', async () => {
    const instance = await instanceOf('replaced');
    now = start + 1_000;
    await point(instance, [subscribe('w#1', 'replaced.kind', { since: now, mayStandSince: start })]);
    now = start + 2_000;
    await receive('p1', 'replaced.kind');
    now = start + 5_000;
    const later = { since: now, mayStandSince: start + 3_000 };
    expect(await point(instance, [subscribe('w#1', 'replaced.kind', later)])).toBeUndefined();
    expect(await idsFor(instance)).toEqual([]);
    await receive('p2', 'replaced.kind');
    expect(await idsFor(instance)).toEqual(['p2']);
    const other = { since: now + 1, mayStandSince: start, eventKey: 'k' };
    expect(await point(instance, [subscribe('w#1', 'replaced.kind', other)])).toBeUndefined();
    now += 1;
    await receive('p3', 'replaced.kind');
    await receive('p4', 'replaced.kind', { key: 'k' });
    expect(await idsFor(instance)).toEqual(['p4']);
    expect(await point(instance, [subscribe('w#1', 'replaced.kind', { since: start })])).toBeUndefined();
    expect(await idsFor(instance)).toEqual(['p4']);
  });

  it('of the instance itself reach its own waits of the same moment (rule W5)', async () => {
    const instance = await instanceOf('own');
    const emit: Effect = {
      type: 'emitEvent',
      key: 'emit:1',
      eventId: `${instance.id}/e#1`,
      event: 'own.kind',
      data: 1,
    };
    await point(instance, [emit, subscribe('w#1', 'own.kind')]);
    expect(await idsFor(instance)).toEqual([`${instance.id}/e#1`]);
  });

  it('are dropped with the subscription, and with the instance', async () => {
    const instance = await instanceOf('dropped');
    await point(instance, [subscribe('w#1', 'drop.kind'), subscribe('v#1', 'drop.kind')]);
    await receive('d1', 'drop.kind');
    await point(instance, [unsubscribe('w#1')]);
    expect((await pending(instance)).numbers).toHaveLength(1);
    await point(instance, [{ type: 'close', key: 'close', status: 'completed', output: null }]);
    await receive('d2', 'drop.kind');
    expect((await pending(instance)).numbers).toHaveLength(0);
  });

  it('meet every subscription that is made at the same moment: none is missed', async () => {
    const instances = await Promise.all(Array.from({ length: 30 }, (_, n) => instanceOf(`race-${n}`)));
    const work = instances.flatMap((instance, n) => [
      receive(`r${n}`, 'race.kind'),
      point(instance, [subscribe('w#1', 'race.*')]),
    ]);
    await Promise.all(work);
    for (const instance of instances) expect(await idsFor(instance)).toHaveLength(30);
  });

  it('are sent by one row of a lane at a time, which leaves the others nothing to do', async () => {
    await database.inInstallation((tx) => tx.run('DELETE FROM outbox'));
    const instance = await instanceOf('lane');
    await database.inInstallation((tx) => tx.run('DELETE FROM outbox'));
    await point(instance, [subscribe('w#1', 'lane.kind')]);
    for (const id of ['l1', 'l2', 'l3']) await receive(id, 'lane.kind');
    const claim = () =>
      database.inInstallation((tx) =>
        new OutboxRepository(tx).claim({
          places: [{ kind: 'events', count: 10 }],
          owner: 'me',
          leaseMs: 60_000,
        }),
      );
    const [own, ...others] = await claim();
    expect([others.length, (await claim()).length]).toEqual([0, 0]);
    await inside(async (tx) => {
      const deliveries = new DeliveryRepository(tx);
      await deliveries.sent(await deliveries.pending(instance.id), own?.id ?? '');
    });
    await database.inInstallation((tx) => new OutboxRepository(tx).settle(own?.id ?? '', 'me'));
    const depth = await database.inInstallation((tx) => new OutboxRepository(tx).depth());
    expect(depth.waiting).toBe(0);
  });

  it('are sent in messages of bounded size', async () => {
    const instance = await instanceOf('large');
    await point(instance, [subscribe('w#1', 'large.kind')]);
    for (let n = 0; n < 5; n += 1) await receive(`g${n}`, 'large.kind', { data: 'x'.repeat(150_000) });
    const first = await pending(instance);
    expect([first.events.length, first.hasMore, first.wakes]).toEqual([2, true, []]);
  });
});
