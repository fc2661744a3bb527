import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { migrations } from '../migrations/migrations.ts';

/** One lock for the whole database server and database: migrations of two processes never overlap. */
const migrationLock = 4_702_001;
const betweenLooksMs = 200;

/**
 * Brings the database of `url` to the newest migration and says which ones it ran. Safe to call twice and from
 * several processes at once: an advisory lock lets one work, the others then find nothing to do.
 */
export async function migrate(url: string): Promise<readonly string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTableName: 'migration',
    applicationName: 'fermata-migrate',
  });
  await source.initialize();
  try {
    return await underLock(source);
  } finally {
    await source.destroy();
  }
}

async function underLock(source: DataSource): Promise<readonly string[]> {
  const runner = source.createQueryRunner();
  try {
    // Asked again and again: a statement that waits would be waited for by an index that is made while work goes on.
    while (!(await isOurs(runner))) await pause(betweenLooksMs);
    const done = await source.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await runner.release();
  }
}

async function isOurs(runner: QueryRunner): Promise<boolean> {
  const [lock] = (await runner.query('SELECT pg_try_advisory_lock($1) AS ours', [
    migrationLock,
  ])) as readonly {
    readonly ours: boolean;
  }[];
  return lock?.ours === true;
}
