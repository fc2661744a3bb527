import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  meanwhile,
  project,
  publishWorkflow,
  startInstance,
  type TestDatabase,
} from '@fermata/testing';
import {
  FleetRepository,
  FleetWorkRepository,
  fleetOperationId,
  openDatabase,
  type Database,
  type Fleet,
  type Transaction,
} from '../index.ts';

describe('fleets', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let made = 0;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) =>
    database.inProject(project, work, { actor: 'ada' });
  const work = <T>(does: (fleets: FleetWorkRepository) => Promise<T>) =>
    inside((tx) => does(new FleetWorkRepository(tx)));
  const create = (definition: string, more: object = {}) =>
    inside((tx) =>
      new FleetRepository(tx).create({
        id: `f-${(made += 1)}`,
        verb: 'pause',
        reason: 'night',
        target: {},
        selection: { definition },
        perMinute: 600,
        stopAtShare: 0.2,
        createdBy: 'ada',
        ...more,
      }),
    );
  const claim = () =>
    database.inInstallation((tx) => new FleetWorkRepository(tx).claim(new Date(tx.now.getTime() + 60_000)));
  const release = (fleet: Fleet) =>
    inside((tx) => new FleetWorkRepository(tx).release(fleet, new Date(tx.now.getTime() - 1)));
  const statusOf = (id: string) => inside(async (tx) => (await new FleetRepository(tx).demand(id)).status);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
    await publishWorkflow(database, 'many');
    for (let n = 0; n < 12; n += 1) await startInstance(database, 'many', `many ${n}`);
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('are claimed without waiting for one that another worker is about to claim', async () => {
    const made = [(await create('many')).id, (await create('many')).id];
    const one = (tx: Transaction) => new FleetWorkRepository(tx).claim(new Date(tx.now.getTime() + 60_000));
    const { first, hasToWait, end } = await database.inInstallation(async (tx) => {
      const fleet = await one(tx);
      return { first: fleet?.id, ...(await meanwhile(tx, () => database.inInstallation(one))) };
    });
    expect(hasToWait).toBe(false);
    const [second] = made.filter((id) => id !== first);
    expect(await end).toMatchObject({ status: 'fulfilled', value: { id: second } });
    await database.inInstallation((tx) => tx.run(`UPDATE fleet SET status = 'stopped'`));
  });

  it('are previewed, started, sent once to each instance, and done when all have answered', async () => {
    const { id } = await create('many');
    const previewing = (await claim()) as Fleet;
    expect(previewing).toMatchObject({ id, status: 'previewing', projectId: project });
    expect(await claim()).toBeUndefined();
    const members = await work((fleets) => fleets.next(id, 'chosen', 100));
    expect(members).toHaveLength(12);
    const verdicts = members.map((instanceId, index) =>
      index < 2
        ? { instanceId, state: 'impossible' as const, bucket: 'instance.paused' }
        : { instanceId, state: 'possible' as const, bucket: 'then suspended' },
    );
    await work((fleets) => fleets.judge(id, verdicts));
    await release(previewing);
    expect(await statusOf(id)).toBe('previewed');
    expect(await claim()).toBeUndefined();
    expect(await inside((tx) => new FleetRepository(tx).buckets(id))).toMatchObject([
      { state: 'possible', bucket: 'then suspended', count: 10 },
      { state: 'impossible', bucket: 'instance.paused', count: 2 },
    ]);
    await inside((tx) => new FleetRepository(tx).turn(id, { verb: 'start', reason: 'fine' }));
    const running = (await claim()) as Fleet;
    const possible = await work((fleets) => fleets.next(id, 'possible', 100));
    for (const instanceId of possible) await work((fleets) => fleets.send(running, instanceId));
    await release(running);
    expect(await statusOf(id)).toBe('running');
    const sent = await inside((tx) =>
      tx.rows('SELECT lane FROM outbox WHERE key = $1', [`operate/${possible[0]}/${fleetOperationId(id)}`]),
    );
    expect(sent).toHaveLength(1);
    for (const instanceId of possible)
      await work((fleets) =>
        fleets.settle(fleetOperationId(id), { instanceId, state: 'accepted', bucket: 'accepted' }),
      );
    await release((await claim()) as Fleet);
    expect(await statusOf(id)).toBe('done');
  });

  it('halt by themselves when too many are refused, and go on when somebody starts them again', async () => {
    const { id } = await create('many');
    const previewing = (await claim()) as Fleet;
    const members = await work((fleets) => fleets.next(id, 'chosen', 100));
    const possible = members.map((instanceId) => ({
      instanceId,
      state: 'possible' as const,
      bucket: 'possible',
    }));
    await work((fleets) => fleets.judge(id, possible));
    await release(previewing);
    await inside((tx) => new FleetRepository(tx).turn(id, { verb: 'start', reason: 'fine' }));
    const running = (await claim()) as Fleet;
    for (const [index, instanceId] of members.slice(0, 10).entries()) {
      await work((fleets) => fleets.send(running, instanceId));
      const state = index < 3 ? ('refused' as const) : ('accepted' as const);
      await work((fleets) => fleets.settle(fleetOperationId(id), { instanceId, state, bucket: state }));
    }
    await release(running);
    const halted = await inside((tx) => new FleetRepository(tx).demand(id));
    expect(halted).toMatchObject({ status: 'halted', haltReason: '3 of 10 were refused' });
    const again = { verb: 'start', reason: 'seen', stopAtShare: 0.9 } as const;
    await inside((tx) => new FleetRepository(tx).turn(id, again));
    await release((await claim()) as Fleet);
    expect(await statusOf(id)).toBe('running');
    await inside((tx) => new FleetRepository(tx).turn(id, { verb: 'stop', reason: 'enough' }));
    expect(await claim()).toBeUndefined();
  });

  it('of another project are not seen', async () => {
    const { id } = await create('many');
    const other = database.inProject('other', (tx) => new FleetRepository(tx).demand(id));
    await expect(other).rejects.toMatchObject({ code: 'fleet.unknown' });
  });
});
