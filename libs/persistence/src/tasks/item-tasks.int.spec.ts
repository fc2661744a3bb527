import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
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
import { openDatabase, PointRepository, taskIdOf, TaskRepository, type Database } from '../index.ts';

const people = ['ann', 'bob', 'eve'];

describe('the tasks of a manual forEach', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 5 });
    await publishWorkflow(database, 'review');
    await makeUsers(database, people);
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('are one row per item, each for its own person; what is withdrawn is no longer offered', async () => {
    const instance = await startInstance(database, 'review', 'items');
    const works = people.map((_, index) => `review#1[${index}]`);
    const offers = works.map((work, index) => offerTask(work, { users: [people[index] ?? ''] }));
    const changes = works.map((visit) => visitChange(visit, { stepType: 'manual' }));
    const withdrawal = {
      type: 'withdrawTask',
      key: 'withdraw:review#1[2]',
      work: 'review#1[2]',
      reason: 'cancelled',
    } as const;
    await database.inProject(project, (tx) =>
      new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, offers, { changes })),
    );
    await database.inProject(project, (tx) =>
      new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 2, [withdrawal])),
    );
    const seen = await database.inProject(project, (tx) =>
      Promise.all(
        works.map((work, index) =>
          new TaskRepository(tx).get(taskIdOf(instance.id, work), viewerOf(people[index] ?? '')),
        ),
      ),
    );
    expect(seen.map((task) => [task?.work, task?.status])).toEqual([
      ['review#1[0]', 'offered'],
      ['review#1[1]', 'offered'],
      ['review#1[2]', 'withdrawn'],
    ]);
    const visits = await database.inProject(project, (tx) =>
      tx.rows<{ visit: string; step_id: string }>(
        `SELECT visit, step_id FROM step_visit WHERE instance_id = $1 ORDER BY visit`,
        [instance.id],
      ),
    );
    expect(visits).toEqual(works.map((visit) => ({ visit, step_id: 'review' })));
  });
});
