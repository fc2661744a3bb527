import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  createTestDatabase,
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
import pg from 'pg';
import {
  openDatabase,
  PointRepository,
  SubmissionRepository,
  taskIdOf,
  type Database,
  type Transaction,
} from '../index.ts';

interface Asked {
  readonly text: string;
  readonly name?: string;
}

/** What is asked of the database, and how often nothing was under way when something was: the trips to it. */
function watched() {
  const ask = pg.Client.prototype.query as unknown as (this: pg.Client, asked: Asked) => Promise<unknown>;
  const asked: Asked[] = [];
  let [trips, underWay] = [0, 0];
  const watch = async function (this: pg.Client, one: Asked): Promise<unknown> {
    asked.push(one);
    if (underWay === 0) trips += 1;
    underWay += 1;
    return ask.call(this, one).finally(() => (underWay -= 1));
  };
  jest.spyOn(pg.Client.prototype, 'query').mockImplementation(watch as never);
  return { asked, trips: () => trips };
}

const kindsOf = (asked: readonly Asked[]) => asked.map(({ text }) => text.trim().split(/\s+/, 2).join(' '));

describe('the trips of an answer to the database', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let made = 0;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const ben = viewerOf('ben', ['refunds']);

  const offer = async (work: string) => {
    const instance = await startInstance(database, 'review', `trips ${(made += 1)}`);
    const point = pointOf(instance, 1, [offerTask(work, { groups: ['refunds'] })]);
    const apply = () => inside((tx) => new PointRepository(tx, noTriggers).applyPoint(point));
    return { apply, taskId: taskIdOf(instance.id, work) };
  };
  const answer = (taskId: string) =>
    inside(async (tx) => {
      const submissions = new SubmissionRepository(tx);
      await submissions.look(taskId, ben);
      return submissions.submit({ taskId, submissionId: 's', output: { outcome: 'approve' } }, ben);
    });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 1 });
    await publishWorkflow(database, 'review');
    await makeUsers(database, ['ben']);
    await makeGroup(database, 'refunds', ['ben']);
  });

  afterEach(() => void jest.restoreAllMocks());

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('are four, from its look to its commit', async () => {
    const { apply, taskId } = await offer('review#1');
    await apply();
    const { asked, trips } = watched();
    await expect(answer(taskId)).resolves.toMatchObject({ status: 'submitted' });
    expect(kindsOf(asked)).toEqual([
      'BEGIN',
      "SELECT set_config('role',",
      'SELECT t.id,',
      'UPDATE task',
      'INSERT INTO',
      'WITH written',
      'INSERT INTO',
      'COMMIT',
    ]);
    expect(trips()).toBe(4);
  });

  it('ask for nothing that each connection has to plan anew', async () => {
    const { apply, taskId } = await offer('review#1');
    await apply();
    const { asked } = watched();
    await answer(taskId);
    const unnamed = asked.filter(({ name }) => name === undefined).map(({ text }) => text);
    expect(unnamed).toEqual(['BEGIN', 'COMMIT']);
  });

  it('end with one trip where its verdict comes after the report of its visit', async () => {
    const { apply, taskId } = await offer('review#1');
    await apply();
    await answer(taskId);
    const settle = () => inside((tx) => new SubmissionRepository(tx).settle(taskId, 's', { accepted: true }));
    await settle();
    const { asked } = watched();
    await expect(settle()).resolves.toMatchObject({ status: 'completed' });
    expect(kindsOf(asked).slice(2)).toEqual(['UPDATE task', 'SELECT t.id,', 'COMMIT']);
  });
});
