import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, pointOf, project, publishWorkflow, type TestDatabase } from '@fermata/testing';
import {
  AuditRepository,
  DefinitionRepository,
  EventListRepository,
  EventRepository,
  InstanceRepository,
  openDatabase,
  PointRepository,
  VersionRepository,
  type Database,
  type IncomingEvent,
  type Transaction,
  type TriggerMatcher,
} from '../index.ts';

/** Stands in for the matcher of the events room: the filter is a word that the data must hold. */
const matcher: TriggerMatcher = {
  judge: (event, { filter, uniqueKey }) => {
    if (filter === 'fails') return { starts: false, reason: 'filter: no such field' };
    if (filter !== null && !JSON.stringify(event.data).includes(filter)) return { starts: false };
    const key = uniqueKey ? { businessKey: 'the one' } : {};
    return { starts: true, input: event.data, isUnique: uniqueKey, ...key };
  },
  accept: (input) => ({ starts: true, input, isUnique: false }),
  key: ({ id }, template) => (template === 'none' ? undefined : `${template} of ${id}`),
};

const event = (id: string, type: string, data: IncomingEvent['data'] = { n: 1 }): IncomingEvent => ({
  id,
  type,
  source: 'shop',
  data,
});

describe('the inbox of events', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const receive = (incoming: IncomingEvent) =>
    inside((tx) => new EventRepository(tx, matcher).receive(incoming));
  const started = (definition: string) =>
    inside(async (tx) => (await new InstanceRepository(tx).list({ definition })).items);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 25 });
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('takes one event of 200 posted at once, and starts its workflow once', async () => {
    await publishWorkflow(database, 'on-order', { triggers: [{ event: 'order.placed' }] });
    const posts = Array.from({ length: 200 }, () => receive(event('order-1', 'order.placed')));
    const receipts = await Promise.all(posts);
    expect(receipts.filter((receipt) => receipt.outcome === 'accepted')).toHaveLength(1);
    const ids = receipts.flatMap((receipt) => receipt.deliveries.map((delivery) => delivery.instanceId));
    expect(ids).toHaveLength(200);
    expect(new Set(ids).size).toBe(1);
    await expect(started('on-order')).resolves.toMatchObject([{ id: ids[0], startedBy: 'event:shop' }]);
    const outbox = await inside((tx) => tx.rows(`SELECT payload FROM outbox WHERE lane = $1`, [ids[0]]));
    const trigger = {
      type: 'event',
      event: { id: 'order-1', source: 'shop', type: 'order.placed', data: { n: 1 } },
    };
    expect(outbox).toMatchObject([{ payload: { start: { trigger, input: { n: 1 } } } }]);
  });

  it('gives an event the key that the most specific definition of its type says, unless it was sent with one', async () => {
    await inside(async (tx) => {
      for (const [name, type, key] of [
        ['parcel.any', 'parcel.*', 'general'],
        ['parcel.late', 'parcel.late', 'special'],
        ['parcel.lost', 'parcel.lost', 'none'],
      ] as const) {
        const body = { kind: 'event', name, type, key };
        const text = { source: JSON.stringify(body), format: 'json' as const, body };
        const draft = await new DefinitionRepository(tx).saveDraft({ kind: 'event', name, ...text });
        const publish = { kind: 'event', name, revision: draft.draftRevision, references: [] } as const;
        await new VersionRepository(tx).publish(publish);
      }
    });
    const keyOf = async (incoming: IncomingEvent) => (await receive(incoming)).event.key;
    await expect(keyOf(event('p-1', 'parcel.sent'))).resolves.toBe('general of p-1');
    await expect(keyOf(event('p-2', 'parcel.late'))).resolves.toBe('special of p-2');
    await expect(keyOf(event('p-3', 'parcel.lost'))).resolves.toBeNull();
    await expect(keyOf({ ...event('p-4', 'parcel.late'), key: 'mine' })).resolves.toBe('mine');
    await expect(keyOf(event('p-5', 'letter.sent'))).resolves.toBeNull();
  });

  it('refuses other content under the same id, audits it and keeps the first', async () => {
    await receive(event('twice', 'other.type', { n: 1 }));
    const receipt = await receive(event('twice', 'other.type', { n: 2 }));
    expect(receipt).toMatchObject({ outcome: 'conflict', event: { data: { n: 1 } } });
    const denied = await inside((tx) =>
      new AuditRepository(tx).list({ objectId: 'shop/twice', outcome: 'denied' }),
    );
    expect(denied.items).toHaveLength(1);
  });

  it('takes members in another order for the same event', async () => {
    await receive(event('order', 'other.type', { a: 1, b: { c: 2, d: 3 } }));
    const again = await receive(event('order', 'other.type', { b: { d: 3, c: 2 }, a: 1 }));
    expect(again.outcome).toBe('duplicate');
  });

  it('starts every trigger whose filter holds, and keeps why one could not be judged', async () => {
    const triggers = [
      { event: 'paper.sent@2', filter: 'yes' },
      { event: 'paper.sent', filter: 'no' },
      { event: 'paper.sent', filter: 'fails' },
      { event: 'paper.sent' },
    ];
    await publishWorkflow(database, 'on-paper', { triggers });
    const { deliveries } = await receive(event('paper', 'paper.sent', 'yes'));
    expect(deliveries).toMatchObject([
      { triggerIndex: 0, outcome: 'started' },
      { triggerIndex: 2, outcome: 'refused', reason: 'filter: no such field' },
      { triggerIndex: 3, outcome: 'started' },
    ]);
    await expect(started('on-paper')).resolves.toHaveLength(2);
  });

  it('listens for the latest version only, and not for what is archived', async () => {
    await publishWorkflow(database, 'on-news', { triggers: [{ event: 'news.old' }] });
    await publishWorkflow(database, 'on-news', { triggers: [{ event: 'news.fresh' }] });
    await expect(receive(event('n1', 'news.old'))).resolves.toMatchObject({ event: { state: 'unmatched' } });
    await expect(receive(event('n2', 'news.fresh'))).resolves.toMatchObject({
      event: { state: 'matched' },
      deliveries: [{ version: 2 }],
    });
    await inside((tx) => new DefinitionRepository(tx).archive({ kind: 'workflow', name: 'on-news' }));
    await expect(receive(event('n3', 'news.fresh'))).resolves.toMatchObject({
      event: { state: 'unmatched' },
    });
  });

  it('says when a second open instance of a unique key was not started', async () => {
    const businessKey = { value: '${ input.id }', unique: true };
    await publishWorkflow(database, 'on-key', { businessKey, triggers: [{ event: 'key.used' }] });
    await receive(event('k1', 'key.used'));
    const { deliveries } = await receive(event('k2', 'key.used'));
    expect(deliveries).toMatchObject([
      { outcome: 'refused', reason: 'instance.business-key', instanceId: null },
    ]);
  });

  it('keeps the source of emissions to instances', async () => {
    const forged = receive({ ...event('f', 'x.y'), source: 'fermata' });
    await expect(forged).rejects.toMatchObject({ code: 'event.source', status: 403 });
  });

  it('starts workflows from emissions too, and cuts a loop of them', async () => {
    await publishWorkflow(database, 'echo', { triggers: [{ event: 'echo.said' }] });
    const first = await receive(event('e0', 'echo.said'));
    let instanceId = first.deliveries[0]?.instanceId;
    let depth = 0;
    for (; instanceId && depth < 40; depth += 1) {
      const eventId = `${instanceId}/say#1`;
      const emit = { type: 'emitEvent', key: 'e', eventId, event: 'echo.said', data: { n: 1 } } as const;
      const instance = await inside((tx) => new InstanceRepository(tx).get(instanceId as string));
      const point = pointOf(instance as NonNullable<typeof instance>, 1, [emit]);
      await inside((tx) => new PointRepository(tx, matcher).applyPoint(point));
      const stored = await inside((tx) => new EventListRepository(tx).get('fermata', eventId));
      if (stored?.deliveries.length === 0) expect(stored).toMatchObject({ reason: 'causation.depth' });
      instanceId = stored?.deliveries[0]?.instanceId;
    }
    expect(depth).toBe(17);
  });

  it('lists events by state, newest first', async () => {
    await receive(event('list-1', 'list.type'));
    await receive(event('list-2', 'list.type'));
    const page = await inside((tx) => new EventListRepository(tx).list({ type: 'list.type' }, { limit: 1 }));
    const rest = await inside((tx) =>
      new EventListRepository(tx).list({ type: 'list.type' }, { limit: 1, cursor: page.next as string }),
    );
    expect([...page.items, ...rest.items].map((item) => item.id)).toEqual(['list-2', 'list-1']);
    expect(rest.next).toBeUndefined();
  });
});
