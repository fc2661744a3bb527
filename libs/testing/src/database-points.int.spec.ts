import { afterAll, beforeAll, describe } from '@jest/globals';
import { openDatabase, PointRepository, ProjectionRepository, type Database } from '@fermata/persistence';
import { noTriggers, publishWorkflow, startInstance } from './database-fixtures.ts';
import { describePointContract, type PointSubject, type ShownInstance } from './point-contract.ts';
import { project } from './point-fixtures.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

describe('the durable points in PostgreSQL', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let made = 0;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
    await publishWorkflow(database, 'refund');
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  const subject: PointSubject = {
    applyPoint: (request) =>
      database.inProject(project, (tx) => new PointRepository(tx, noTriggers).applyPoint(request)),
    writeBatch: (writes) =>
      database.inProject(project, (tx) => new ProjectionRepository(tx).writeBatch(writes)),
    makeInstance: async () => (await startInstance(database, 'refund', `contract ${(made += 1)}`)).id,
    show: (id) =>
      database.inProject(project, async (tx) => {
        const row = await tx.row<ShownInstance>(
          `SELECT seq::float8 AS seq, status, carried, (SELECT count(*)::int FROM task WHERE instance_id = i.id) AS tasks,
             (SELECT COALESCE(json_object_agg(visit, v.status), '{}') FROM step_visit v WHERE instance_id = i.id) AS visits
           FROM instance i WHERE id = $1`,
          [id],
        );
        if (!row) throw new Error(`no instance ${id}`);
        return row;
      }),
  };

  describePointContract('PostgreSQL', () => subject);
});
