import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { createEmptyDatabase, meanwhile, type TestDatabase } from '@fermata/testing';
import { GroupRepository, migrate, openDatabase, type Database, type Transaction } from '../index.ts';
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

  it('make the indexes of the inbox anew while work goes on, also when they were interrupted', async () => {
    const own = await createEmptyDatabase();
    await migrate(own.url);
    await takeBackLast(own.url);
    const database = await openDatabase({ url: own.url, poolSize: 3 });
    const work = (task: string) => async (tx: Transaction) => {
      await tx.run(`SET LOCAL lock_timeout = '5s'`);
      return tx.run(
        `INSERT INTO task_inbox (project_id, task_id, principal, lane, guarded, definition, step_id, priority, due,
           start_by, created_at, barred) VALUES ('default', $1, '*', 0, false, 'w', 's', 1, now(), now(), now(), 0)`,
        [task],
      );
    };
    expect(await covering(database)).toEqual(['task_inbox_by_due']);
    await database.singly((tx) => tx.run('CREATE INDEX task_inbox_by_age_anew ON task_inbox (due)'));
    await database.singly((tx) => tx.run('DROP INDEX task_inbox_by_risk'));
    const { hasToWait, end } = await database.inInstallation(async (tx) => {
      await work('t-1')(tx);
      const other = await meanwhile(tx, () => migrate(own.url));
      await database.inInstallation(work('t-2'));
      return other;
    });
    expect(hasToWait).toBe(true);
    await expect(end).resolves.toEqual({ status: 'fulfilled', value: ['Read1765220000000'] });
    expect(await covering(database)).toEqual(
      ['age', 'due', 'priority', 'risk', 'workflow'].map((order) => `task_inbox_by_${order}`),
    );
    await database.close();
    await own.drop();
  });
});

async function takeBackLast(url: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTableName: 'migration',
  });
  await source.initialize();
  await source.undoLastMigration({ transaction: 'each' }).finally(() => source.destroy());
}

/** The indexes of the inbox that hold what a look asks for, and may be used. */
async function covering(database: Database): Promise<readonly string[]> {
  const rows = await database.inInstallation((tx) =>
    tx.rows<{ name: string }>(
      `SELECT x.indexrelid::regclass::text AS name FROM pg_index x WHERE x.indrelid = 'task_inbox'::regclass
         AND x.indisvalid AND pg_get_indexdef(x.indexrelid) LIKE '%INCLUDE (guarded, follow_up_at)' ORDER BY 1`,
    ),
  );
  return rows.map(({ name }) => name);
}
