import { openDatabase, PointRepository, ProjectionRepository, type Database } from '@fermata/persistence';
import { noTriggers } from './database-fixtures.ts';
import { describePointContract, type PointRows } from './point-contract.ts';
import { project } from './point-fixtures.ts';
import { createTestDatabase } from './test-database.ts';

const rowsOf = `SELECT i.seq::float8 AS seq, i.status,
    (SELECT COALESCE(json_object_agg(v.visit, v.status), '{}') FROM step_visit v WHERE v.instance_id = i.id) AS visits,
    ARRAY(SELECT t.work FROM task t WHERE t.instance_id = i.id ORDER BY 1) AS offered,
    ARRAY(SELECT e.id FROM event e WHERE e.emitted_by = i.id ORDER BY 1) AS emitted
  FROM instance i WHERE i.id = $1`;

const addInstance = (database: Database, id: string) =>
  database.inProject(project, (tx) =>
    tx.run(
      `INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger,
         started_by, created_at) VALUES ($1, $2, 'contract', 1, 'h', 'pending', 'h', '{}', '{}', 'ada', $3)`,
      [project, id, tx.now],
    ),
  );

describePointContract('PostgreSQL', async () => {
  const testDatabase = await createTestDatabase();
  const database = await openDatabase({ url: testDatabase.url });
  return {
    addInstance: async (id) => void (await addInstance(database, id)),
    applyPoint: (request) =>
      database.inProject(project, (tx) => new PointRepository(tx, noTriggers).applyPoint(request)),
    writeBatch: (writes) =>
      database.inProject(project, (tx) => new ProjectionRepository(tx).writeBatch(writes)),
    rows: (id) => database.inProject(project, (tx) => tx.row<PointRows>(rowsOf, [id])),
    async close() {
      await database.close();
      await testDatabase.drop();
    },
  };
});
