import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectionWrite } from '@fermata/contracts';
import {
  createTestDatabase,
  noTriggers,
  offerTask,
  pointOf,
  project,
  projectionOf,
  publishWorkflow,
  startInstance,
  visitChange,
  type TestDatabase,
} from '@fermata/testing';
import {
  EventListRepository,
  InstanceRepository,
  openDatabase,
  PointRepository,
  ProjectionRepository,
  type Database,
  type Transaction,
} from '../index.ts';

const opened = 1_764_000_000_000;

/** The life of an instance in writes: step a, then two visits of b. */
function life(instanceId: string): readonly ProjectionWrite[] {
  const done = (visit: string) =>
    visitChange(visit, { status: 'completed', output: visit, endedAt: opened + 5 });
  const open = (visit: string) => visitChange(visit, { input: { of: visit } });
  return [
    projectionOf(instanceId, 1, { view: { status: 'running' }, changes: [open('a#1')] }),
    projectionOf(instanceId, 2, { changes: [done('a#1'), open('b#1')] }),
    projectionOf(instanceId, 3, { changes: [done('b#1'), open('b#2')] }),
    projectionOf(instanceId, 4, { view: { status: 'running', reason: 'last' }, changes: [done('b#2')] }),
  ];
}

describe('the projection', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let made = 0;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const write = (writes: readonly ProjectionWrite[]) =>
    inside((tx) => new ProjectionRepository(tx).writeBatch(writes));
  const fresh = () => startInstance(database, 'shown', `instance ${(made += 1)}`);
  const shown = async (id: string) => {
    const instance = await inside((tx) => new InstanceRepository(tx).get(id));
    const visits = await inside((tx) => new InstanceRepository(tx).visits(id));
    const { status, reason, seq, steps, waiting } = instance as NonNullable<typeof instance>;
    return { status, reason, seq, steps, waiting, visits: visits.items };
  };

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
    await publishWorkflow(database, 'shown');
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('tells the visits of one moment in the order in which they opened, across pages too', async () => {
    const { id } = await fresh();
    const order = ['load#1', 'reject#1', 'done#1', 'after#1'];
    const changes = order.map((visit) => visitChange(visit, { status: 'completed', endedAt: opened }));
    await write([projectionOf(id, 1, { changes })]);
    const page = (cursor?: string) =>
      inside((tx) =>
        new InstanceRepository(tx).visits(id, { limit: 3, ...(cursor === undefined ? {} : { cursor }) }),
      );
    const first = await page();
    const second = await page(first.next);
    expect([...first.items, ...second.items].map(({ visit }) => visit)).toEqual(order);
  });

  it('comes to the same rows in whatever order, and however often, its writes arrive', async () => {
    const model = await fresh();
    for (const one of life(model.id)) await write([one]);
    const expected = await shown(model.id);
    expect(expected).toMatchObject({ status: 'running', reason: 'last', seq: 4 });
    expect(expected.visits).toMatchObject([
      { visit: 'a#1', n: 1, status: 'completed' },
      { visit: 'b#1', n: 1, input: { of: 'b#1' }, output: 'b#1' },
      { visit: 'b#2', n: 2, status: 'completed' },
    ]);
    for (const order of [
      [3, 2, 1, 0],
      [1, 3, 0, 2, 1],
      [2, 2, 0, 3, 3, 1],
      [0, 2, 1, 3, 0],
    ]) {
      const { id } = await fresh();
      const writes = life(id);
      for (const place of order) await write([writes[place] as ProjectionWrite]);
      const got = await shown(id);
      expect(got).toEqual(expected);
    }
  });

  it('takes batches of many instances at once, from several writers, without a deadlock', async () => {
    const instances = await Promise.all(Array.from({ length: 20 }, fresh));
    const writes = instances.flatMap(({ id }) => life(id));
    await Promise.all([write(writes), write([...writes].reverse()), write(writes.slice(7)), write([])]);
    for (const { id } of instances) await expect(shown(id)).resolves.toMatchObject({ seq: 4 });
  });

  it('keeps what a superseded visit came to, in whatever order it is told', async () => {
    const done = visitChange('a#1', { status: 'completed', output: 7, endedAt: opened + 5 });
    const gone = visitChange('a#1', { status: 'superseded' });
    const together = await fresh();
    await write([
      projectionOf(together.id, 1, { changes: [done] }),
      projectionOf(together.id, 2, { changes: [gone] }),
    ]);
    const apart = await fresh();
    await write([projectionOf(apart.id, 1, { changes: [done] })]);
    await write([projectionOf(apart.id, 2, { changes: [gone] })]);
    for (const { id } of [together, apart])
      expect((await shown(id)).visits).toMatchObject([{ visit: 'a#1', status: 'superseded', output: 7 }]);
  });

  it('passes over what has no row', async () => {
    const { id } = await fresh();
    await write([...life('i-unknown'), ...life(id)]);
    await expect(shown(id)).resolves.toMatchObject({ seq: 4 });
  });

  it('never ends an instance: that is the close alone, with output, error and open work', async () => {
    const instance = await fresh();
    await write([
      projectionOf(instance.id, 1, { view: { status: 'failed' }, changes: [visitChange('a#1')] }),
    ]);
    await expect(shown(instance.id)).resolves.toMatchObject({ status: 'pending', seq: 1 });
    const error = { code: 'http.503', message: 'the shop is down' };
    const close = { type: 'close', key: 'close', status: 'failed', output: { a: 1 }, error } as const;
    const point = pointOf(instance, 2, [offerTask('m#1', { groups: ['g'] }), close], {
      view: { status: 'failed' },
    });
    await inside((tx) => new PointRepository(tx, noTriggers).applyPoint(point));
    const row = await inside((tx) => new InstanceRepository(tx).get(instance.id));
    expect(row).toMatchObject({ status: 'failed', output: { a: 1 }, error, waiting: [] });
    await expect(shown(instance.id)).resolves.toMatchObject({
      visits: [{ visit: 'a#1', status: 'cancelled' }],
    });
    const tasks = await inside((tx) =>
      tx.rows('SELECT status FROM task WHERE instance_id = $1', [instance.id]),
    );
    expect(tasks).toEqual([{ status: 'withdrawn' }]);
  });

  it('writes a point once, with everything in it, or not at all', async () => {
    const instance = await fresh();
    const emit = {
      type: 'emitEvent',
      key: 'e',
      eventId: `${instance.id}/x#1`,
      event: 'refund.paid',
      data: 1,
    } as const;
    const point = pointOf(instance, 1, [offerTask('m#1', { groups: ['g'] }), emit], {
      changes: [visitChange('m#1')],
    });
    const apply = () => inside((tx) => new PointRepository(tx, noTriggers).applyPoint(point));
    await Promise.all([apply(), apply(), apply()]);
    await apply();
    const count = (table: string, column: string) =>
      inside((tx) => tx.rows(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [instance.id]));
    await expect(count('task', 'instance_id')).resolves.toHaveLength(1);
    await expect(count('event', 'emitted_by')).resolves.toHaveLength(1);
    const event = await inside((tx) => new EventListRepository(tx).get('fermata', emit.eventId));
    expect(event).toMatchObject({ type: 'refund.paid', state: 'unmatched', causationDepth: 1 });
    const bad = { ...point, effects: [...point.effects, { type: 'startTimer', key: 't' }] };
    const next = { ...bad, projection: projectionOf(instance.id, 7) };
    const refused = inside((tx) => new PointRepository(tx, noTriggers).applyPoint(next));
    await expect(refused).rejects.toThrow('startTimer');
    await expect(shown(instance.id)).resolves.toMatchObject({ seq: 1 });
  });

  it('lists instances page by page, newest first, though new ones start meanwhile', async () => {
    await publishWorkflow(database, 'listed');
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push((await startInstance(database, 'listed', `l ${n}`)).id);
    const list = (cursor?: string) =>
      inside((tx) =>
        new InstanceRepository(tx).list(
          { definition: 'listed' },
          cursor === undefined ? { limit: 3 } : { limit: 3, cursor },
        ),
      );
    const first = await list();
    await startInstance(database, 'listed', 'meanwhile');
    const second = await list(first.next);
    const third = await list(second.next);
    const seen = [first, second, third].flatMap((page) => page.items.map((item) => item.id));
    expect([...seen].sort()).toEqual([...ids].sort());
    expect(third.next).toBeUndefined();
  });
});
