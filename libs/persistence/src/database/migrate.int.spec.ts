import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createEmptyDatabase, type TestDatabase } from '@fermata/testing';
import { GroupRepository, migrate, openDatabase, type Transaction } from '../index.ts';
import { migrations } from '../migrations/migrations.ts';

describe('migrations', () => {
  let empty: TestDatabase;

  beforeAll(async () => {
    empty = await createEmptyDatabase();
  });

  afterAll(() => empty.drop());

  it('run once when several processes start together, and not again later', async () => {
    const runs = await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url)]);
    expect(runs.map((names) => names.length).sort()).toEqual([0, 0, migrations.length]);
    await expect(migrate(empty.url)).resolves.toEqual([]);
  });

  it('seed the project that everything belongs to until there are more', async () => {
    const database = await openDatabase({ url: empty.url });
    const projects = await database.inInstallation((tx) => tx.rows('SELECT id FROM project'));
    await database.close();
    expect(projects).toEqual([{ id: 'default' }]);
  });

  it('stand for a login that is no superuser, with the wall', async () => {
    const own = await createEmptyDatabase();
    const owner = `${own.name}_owner`;
    const url = new URL(own.url);
    const administer = (sql: string) => {
      const client = new Client({ connectionString: own.url });
      return client.connect().then(() => client.query(sql).finally(() => client.end()));
    };
    await administer(`CREATE ROLE ${owner} LOGIN PASSWORD 'secret';
      GRANT fermata_app TO ${owner}; ALTER DATABASE ${own.name} OWNER TO ${owner}`);
    url.username = owner;
    url.password = 'secret';
    await migrate(url.href);
    const database = await openDatabase({ url: url.href });
    const save = (name: string) => (tx: Transaction) => new GroupRepository(tx).save(name, name);
    await database.inInstallation((tx) =>
      tx.run(`INSERT INTO project (id, title) VALUES ('other', 'Other')`),
    );
    await database.inProject('default', save('ours'));
    await database.inProject('other', save('theirs'));
    const seen = await database.inProject('default', (tx) => tx.rows('SELECT name FROM user_group'));
    const all = await database.inInstallation((tx) => tx.rows('SELECT name FROM user_group'));
    await database.close();
    expect([seen, all]).toEqual([
      [{ name: 'ours' }],
      expect.arrayContaining([{ name: 'ours' }, { name: 'theirs' }]),
    ]);
    await administer(`ALTER DATABASE ${own.name} OWNER TO CURRENT_USER; REASSIGN OWNED BY ${owner} TO CURRENT_USER;
      DROP OWNED BY ${owner}`);
    await administer(`DROP ROLE ${owner}`);
    await own.drop();
  });
});
