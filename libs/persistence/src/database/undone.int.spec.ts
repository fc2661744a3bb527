import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { PointRequest } from '@fermata/contracts';
import {
  createEmptyDatabase,
  makeGroup,
  makeUsers,
  noTriggers,
  offerTask,
  pointOf,
  project,
  publishWorkflow,
  startInstance,
  viewerOf,
  type TestDatabase,
} from '@fermata/testing';
import {
  LoadRepository,
  migrate,
  openDatabase,
  PointRepository,
  SamplingRepository,
  SubmissionRepository,
  taskIdOf,
  TaskRepository,
  type Database,
  type InstanceDetail,
  type Transaction,
} from '../index.ts';
import { migrations } from '../migrations/migrations.ts';

/** From the newest migration down to the one that added the tallies. */
const latest = ['Read', 'Counted', 'Moves', 'Sampling', 'Tallies'];

describe('a migration that is taken back, with rows in its tables', () => {
  let empty: TestDatabase;
  let database: Database;
  let seq = 0;

  const inside = <T>(work: (tx: Transaction) => Promise<T>, actor = 'sue') =>
    database.inProject(project, work, { actor });
  const point = (instance: InstanceDetail, effects: Parameters<typeof pointOf>[2]) =>
    inside((tx) => new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, (seq += 1), effects)));
  const offer = async (key: string) => {
    const instance = await startInstance(database, 'review', key);
    await point(instance, [offerTask('review#1', { groups: ['refunds'] })]);
    return { instance, id: taskIdOf(instance.id, 'review#1') };
  };
  const rename = (instance: InstanceDetail, move: string) => {
    const names = { type: 'stepsRenamed', key: `names:${move}`, move, steps: { review: 'check' } };
    const request: PointRequest = { ...pointOf(instance, (seq += 1), []), effects: [names] };
    return inside((tx) => new PointRepository(tx, noTriggers).applyPoint(request));
  };
  const answer = async (id: string) => {
    const ann = viewerOf('ann', ['refunds']);
    const command = { taskId: id, submissionId: `s-${id}`, output: { outcome: 'approve' } };
    await inside((tx) => new TaskRepository(tx).claim(id, ann), 'ann');
    await inside((tx) => new SubmissionRepository(tx).submit(command, ann), 'ann');
    await inside((tx) => new SubmissionRepository(tx).settle(id, `s-${id}`, { accepted: true }));
  };
  const desk = () =>
    inside(async (tx) => {
      const load = new LoadRepository(tx);
      const day = await load.dayIn('Europe/Berlin');
      return { offered: await load.offered(day), done: await load.doneToday(day) };
    });
  const inbox = () =>
    inside((tx) =>
      tx.rows(
        `SELECT i.task_id AS id, i.principal, i.lane, i.step_id AS step FROM task_inbox i ORDER BY 1, 2, 3`,
      ),
    );
  const tableNames = async (): Promise<readonly string[]> =>
    (
      await inside((tx) =>
        tx.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`),
      )
    ).map(({ name }) => name);
  const source = () =>
    new DataSource({
      type: 'postgres',
      url: empty.url,
      migrations: [...migrations],
      migrationsTableName: 'migration',
    });
  const takeBack = async (count: number) => {
    const runner = await source().initialize();
    try {
      for (let n = 0; n < count; n += 1) await runner.undoLastMigration({ transaction: 'each' });
    } finally {
      await runner.destroy();
    }
  };
  const isStanding = async (names: readonly string[]) => {
    const tables = await tableNames();
    return names.map((name) => tables.includes(name));
  };

  beforeAll(async () => {
    empty = await createEmptyDatabase();
    await migrate(empty.url);
    database = await openDatabase({ url: empty.url, poolSize: 3 });
    await publishWorkflow(database, 'review', { steps: { review: { type: 'manual' } } });
    await makeUsers(database, ['ann', 'sue']);
    await makeGroup(database, 'refunds', ['ann']);
  });

  afterAll(async () => {
    await database.close();
    await empty.drop();
  });

  it('leaves the work where it was, lets it go on, and comes again with all of it counted', async () => {
    const [free, moved, done] = [await offer('free'), await offer('moved'), await offer('done')];
    await rename(moved.instance, 'm-1');
    await answer(done.id);
    await inside((tx) =>
      new SamplingRepository(tx).set([{ definition: 'review', stepId: 'review', percent: 50 }], 0),
    );
    const before = await inbox();
    expect(await desk()).toMatchObject({ offered: [{ principal: 'refunds', open: 2 }], done: 1 });
    const tables = ['desk_tally', 'desk_delta', 'instance_move', 'sampling_list'];
    expect(await isStanding(tables)).toEqual([true, true, true, true]);

    expect(
      migrations
        .slice(-latest.length)
        .reverse()
        .map(({ name }) => name.replace(/\d+$/, '')),
    ).toEqual(latest);
    await takeBack(latest.length);
    expect(await isStanding(tables)).toEqual([false, false, false, false]);
    expect(await inbox()).toEqual(before);
    const meanwhile = await offer('meanwhile');
    await answer(free.id);
    const open = (await inbox()).map((row) => (row as { id: string }).id);
    expect([open.includes(meanwhile.id), open.includes(free.id)]).toEqual([true, false]);

    expect(await migrate(empty.url)).toHaveLength(latest.length);
    expect(await isStanding(tables)).toEqual([true, true, true, true]);
    expect(await desk()).toMatchObject({ offered: [{ principal: 'refunds', open: 2 }], done: 2 });
    expect(await inside((tx) => new SamplingRepository(tx).read())).toMatchObject({
      revision: 0,
      rules: [{ definition: 'review', percent: 50 }],
    });
    await answer(meanwhile.id);
    await rename(meanwhile.instance, 'm-2');
    expect(await desk()).toMatchObject({ offered: [{ open: 1 }], done: 3 });
    const steps = (await inbox()).filter((row) => (row as { id: string }).id === moved.id);
    expect(new Set(steps.map((row) => (row as { step: string }).step))).toEqual(new Set(['check']));
  });

  it('goes back with those before it down to the first, and all of them come again', async () => {
    const undone = migrations.length - 1;
    await takeBack(undone);
    expect(await isStanding(['instance', 'task', 'task_inbox', 'subscription'])).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await migrate(empty.url)).toHaveLength(undone);
    const { id } = await offer('after all');
    expect((await inbox()).map((row) => (row as { id: string }).id)).toContain(id);
  });
});
