import { randomBytes } from 'node:crypto';
import {
  createDatabase,
  databaseUrl,
  dropDatabase,
  migrate,
  migrations,
  whileAlone,
} from '@fermata/persistence';

/** A migrated, otherwise empty database of one spec file. */
export interface TestDatabase {
  readonly url: string;
  readonly name: string;
  /** Drops it, with whatever is still connected. */
  drop(): Promise<void>;
}

/** Who makes the template, makes it alone. */
const templateLock = 4_702_002;

/**
 * A database of its own for one spec file, copied from a template that is migrated once per server and set of
 * migrations. The server is `FERMATA_TEST_DATABASE_URL`; without it this fails and says so: a spec is never skipped.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `fermata_test_${randomBytes(6).toString('hex')}`;
  await whileAlone(server, templateLock, async () => {
    const template = await ensureTemplate(server);
    await createDatabase(server, name, template);
  });
  return { url: databaseUrl(server, name), name, drop: () => dropDatabase(server, name) };
}

/** An empty database without any migration, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `fermata_empty_${randomBytes(6).toString('hex')}`;
  await createDatabase(server, name);
  return { url: databaseUrl(server, name), name, drop: () => dropDatabase(server, name) };
}

function serverUrl(): string {
  const url = process.env['FERMATA_TEST_DATABASE_URL'];
  if (url !== undefined && url !== '') return url;
  throw new Error('FERMATA_TEST_DATABASE_URL is not set: integration specs run by `npm test`');
}

/** The run's own name keeps a template of other, unreleased migrations apart. */
async function ensureTemplate(server: string): Promise<string> {
  const run = process.env['FERMATA_TEST_RUN'] ?? String(process.ppid);
  const name = `fermata_template_${migrations.length}_${run.replaceAll(/\W/g, '')}`.slice(0, 60);
  await createDatabase(server, name);
  await migrate(databaseUrl(server, name));
  return name;
}
