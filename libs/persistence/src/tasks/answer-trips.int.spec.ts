import type { EventEmitter } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PointRequest } from '@fermata/contracts';
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
  visitChange,
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

interface Wire {
  query: (this: EventEmitter, ...args: unknown[]) => unknown;
  sync: (this: EventEmitter, ...args: unknown[]) => unknown;
}

/**
 * What is asked of the database, and how often something was written to it when nothing was under way: the trips to it.
 * On the wire a statement ends with `query` or `sync` and is answered by `readyForQuery`.
 */
function watched() {
  const asked: Asked[] = [];
  const ask = pg.Client.prototype.query as unknown as (this: pg.Client, one: Asked) => Promise<unknown>;
  const noted = function (this: pg.Client, one: Asked) {
    asked.push(one);
    return ask.call(this, one);
  };
  jest.spyOn(pg.Client.prototype, 'query').mockImplementation(noted as never);
  const wire = pg.Connection.prototype as unknown as Wire;
  const known = new Set<EventEmitter>();
  let [trips, underWay] = [0, 0];
  const written = (write: Wire['query']): Wire['query'] =>
    function (...args) {
      if (!known.has(this)) this.prependListener('readyForQuery', () => (underWay -= 1));
      known.add(this);
      if (underWay === 0) trips += 1;
      underWay += 1;
      return write.apply(this, args);
    };
  const ends = [
    ['query', written(wire.query)],
    ['sync', written(wire.sync)],
  ] as const;
  for (const [name, end] of ends) jest.spyOn(wire, name).mockImplementation(end);
  return { asked, trips: () => trips };
}

const plannedAnew = (asked: readonly Asked[]) =>
  asked.filter(({ name }) => name === undefined).map(({ text }) => text);
const kindsOf = (asked: readonly Asked[]) => asked.map(({ text }) => text.trim().split(/\s+/, 2).join(' '));

describe('the trips of an answer to the database', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let made = 0;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const ben = viewerOf('ben', ['refunds']);

  const apply = (point: PointRequest) =>
    inside((tx) => new PointRepository(tx, noTriggers).applyPoint(point));
  const offerOf = (step: string) => offerTask(`${step}#1`, { groups: ['refunds'] });
  const offered = async () => {
    const instance = await startInstance(database, 'review', `trips ${(made += 1)}`);
    await apply(pointOf(instance, 1, [offerOf('review')]));
    return { instance, taskId: taskIdOf(instance.id, 'review#1') };
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
    const { taskId } = await offered();
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
    const { taskId } = await offered();
    const { asked } = watched();
    await answer(taskId);
    expect(plannedAnew(asked)).toEqual(['BEGIN', 'COMMIT']);
  });

  it('are five for the report that takes it in and offers the next task', async () => {
    const { instance, taskId } = await offered();
    await answer(taskId);
    const changes = [visitChange('review#1', { stepType: 'manual', status: 'completed', by: 'ben' })];
    const { asked, trips } = watched();
    await apply(pointOf(instance, 2, [offerOf('pay')], { changes }));
    expect(trips()).toBe(5);
    expect(plannedAnew(asked)).toEqual(['BEGIN', 'COMMIT']);
  });

  it('are for the state of the task alone where its verdict comes after the report of its visit', async () => {
    const { taskId } = await offered();
    await answer(taskId);
    const settle = () => inside((tx) => new SubmissionRepository(tx).settle(taskId, 's', { accepted: true }));
    await settle();
    const { asked } = watched();
    await expect(settle()).resolves.toMatchObject({ status: 'completed' });
    expect(kindsOf(asked).slice(2)).toEqual(['UPDATE task', 'SELECT t.id,', 'COMMIT']);
  });
});
