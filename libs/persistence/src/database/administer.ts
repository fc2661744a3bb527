import { Client } from 'pg';

/** The same server and login, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.toString();
}

/** Makes a database, as a copy of `template` where one is named. An existing one stays as it is. */
export async function createDatabase(url: string, name: string, template?: string): Promise<void> {
  await administer(url, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount) return;
    const copy = template === undefined ? '' : ` TEMPLATE ${quoted(template)}`;
    await client.query(`CREATE DATABASE ${quoted(name)}${copy}`);
  });
}

/** Drops a database with all connections to it; one that is not there is fine. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await administer(url, (client) => client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`));
}

/** Runs `work` while nobody else on this server runs any under the same lock. */
export async function whileAlone<T>(url: string, lock: number, work: () => Promise<T>): Promise<T> {
  return administer(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    return work();
  });
}

async function administer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'fermata-administer' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
