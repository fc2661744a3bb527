import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@fermata/testing';
import { openDatabase, DefinitionRepository, type Database } from './index.ts';

const draft = (name: string) => ({
  kind: 'workflow' as const,
  name,
  source: '{}',
  format: 'json' as const,
  body: { kind: 'workflow', name, title: `Title of ${name}` },
});

describe('the wall between projects', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
    await database.inInstallation((tx) =>
      tx.run(`INSERT INTO project (id, title) VALUES ('other', 'Other')`),
    );
    await database.inProject('default', (tx) => new DefinitionRepository(tx).saveDraft(draft('ours')));
    await database.inProject('other', (tx) => new DefinitionRepository(tx).saveDraft(draft('theirs')));
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('shows a statement without any condition only the rows of its own project', async () => {
    const names = await database.inProject('default', (tx) => tx.rows('SELECT name FROM definition'));
    expect(names).toEqual([{ name: 'ours' }]);
  });

  it('refuses a row that claims another project', async () => {
    const forge = database.inProject('default', (tx) =>
      tx.run(`INSERT INTO notice (project_id, id, instance_id, task_id, kind, title, created_at)
              VALUES ('other', 'n', 'i', 't', 'remind', 'forged', now())`),
    );
    await expect(forge).rejects.toMatchObject({ code: '42501' });
  });

  it('changes nothing of another project, even by its key', async () => {
    const changed = await database.inProject('default', (tx) =>
      tx.run(`UPDATE definition SET title = 'taken over' WHERE project_id = 'other' AND name = 'theirs'`),
    );
    expect(changed).toBe(0);
  });

  it('closes accounts, sessions and one-time tokens to work inside a project', async () => {
    for (const table of ['session', 'one_time_token', 'signin_attempt', 'user_account']) {
      const peek = database.inProject('default', (tx) => tx.rows(`SELECT * FROM ${table}`));
      await expect(peek).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('stands on every table that carries a project', async () => {
    const open = await database.inInstallation((tx) =>
      tx.rows(`SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'project_id'
               WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity`),
    );
    expect(open).toEqual([]);
  });

  it('leaves no trace of a project on the connection it gives back', async () => {
    const seen = await database.inInstallation((tx) =>
      tx.row(
        `SELECT current_user <> 'fermata_app' AS owner, current_setting('fermata.project', true) AS project`,
      ),
    );
    expect(seen).toMatchObject({ owner: true, project: '' });
  });
});
