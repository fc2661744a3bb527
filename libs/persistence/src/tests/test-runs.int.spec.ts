import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, project, type TestDatabase } from '@fermata/testing';
import {
  DefinitionRepository,
  TestRunRepository,
  VersionRepository,
  openDatabase,
  type Database,
  type TestRunRecord,
} from '../index.ts';

const share = { covered: 1, total: 2 };
const record = (id: string, more: Partial<TestRunRecord> = {}): TestRunRecord => ({
  id,
  test: 'pays',
  testVersion: 1,
  workflow: 'refunds',
  workflowVersion: 3,
  passed: true,
  differences: [],
  coverage: { steps: share, transitions: share, conditions: share, errorPaths: share },
  elapsedMs: 315_360_000_000,
  tookMs: 4,
  ...more,
});

describe('test runs', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const inside = <T>(does: (runs: TestRunRepository) => Promise<T>, projectId = project) =>
    database.inProject(projectId, (tx) => does(new TestRunRepository(tx)), { actor: 'ada' });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
    await database.inInstallation((tx) =>
      tx.run(`INSERT INTO project (id, title) VALUES ('other', 'Other')`),
    );
    await inside((runs) => runs.add('b-1', [record('z'), record('a', { test: 'refuses' })]));
    await inside((runs) =>
      runs.add('b-2', [record('m', { passed: false, differences: ['status: failed'] })]),
    );
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  const publishTest = (name: string, workflow: string) =>
    database.inProject(project, async (tx) => {
      const key = { kind: 'test' as const, name };
      const body = { ...key, workflow, expect: {} };
      const draft = { ...key, source: JSON.stringify(body), format: 'json' as const, body };
      const { draftRevision: revision } = await new DefinitionRepository(tx).saveDraft(draft);
      await new VersionRepository(tx).publish({ ...key, revision, references: [] });
    });

  it('are kept as they were given, with who ran them and when', async () => {
    const found = await inside((runs) => runs.demand('m'));
    expect(found).toEqual({
      ...record('m', { passed: false, differences: ['status: failed'] }),
      batch: 'b-2',
      runBy: 'ada',
      runAt: expect.any(Date),
    });
  });

  it('of one request come back in the order in which they were asked for', async () => {
    const found = await inside((runs) => runs.ofBatch('b-1'));
    expect(found.map(({ id }) => id)).toEqual(['z', 'a']);
  });

  it('are listed newest first, by test and workflow, page by page', async () => {
    const first = await inside((runs) => runs.list({ workflow: 'refunds' }, { limit: 2 }));
    const second = await inside((runs) =>
      runs.list({ workflow: 'refunds' }, { limit: 2, cursor: first.next! }),
    );
    const ids = [first, second].map(({ items }) => items.map(({ id }) => id));
    expect(ids).toEqual([['m', 'z'], ['a']]);
    expect((await inside((runs) => runs.list({ test: 'refuses' }))).items).toHaveLength(1);
    expect((await inside((runs) => runs.list({ workflow: 'refund' }))).items).toEqual([]);
  });

  it('of another project are not there', async () => {
    await expect(inside((runs) => runs.demand('m'), 'other')).rejects.toMatchObject({
      code: 'test-run.unknown',
    });
    expect((await inside((runs) => runs.list({}), 'other')).items).toEqual([]);
  });

  it('are never changed', async () => {
    const forge = database.inProject(project, (tx) => tx.run('UPDATE test_run SET passed = true'));
    await expect(forge).rejects.toMatchObject({ code: '42501' });
  });

  it('leave one audit row for each request', async () => {
    const rows = await database.inProject(project, (tx) =>
      tx.rows(`SELECT actor, object_id, details FROM audit WHERE verb = 'test.run' ORDER BY number`),
    );
    expect(rows).toEqual([
      { actor: 'ada', object_id: 'b-1', details: { tests: ['pays', 'refuses'], failed: 0 } },
      { actor: 'ada', object_id: 'b-2', details: { tests: ['pays'], failed: 1 } },
    ]);
  });

  it('find the published tests of a workflow, whatever version they ask for, but no deleted ones', async () => {
    await publishTest('two', 'refunds@^1');
    await publishTest('one', 'refunds');
    await publishTest('gone', 'refunds');
    await publishTest('foreign', 'refunds-of-others');
    await database.inProject(project, (tx) =>
      tx.run(`UPDATE definition SET deleted_at = now() WHERE name = 'gone'`),
    );
    expect(await inside((runs) => runs.testsOf('refunds', 10))).toEqual(['one', 'two']);
    expect(await inside((runs) => runs.testsOf('refunds', 1))).toEqual(['one']);
  });
});
