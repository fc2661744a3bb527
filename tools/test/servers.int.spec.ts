import { describe, expect, it } from '@jest/globals';
import { query } from '../stack/lib/postgres-client.mjs';
import { answers } from '../stack/lib/ports.mjs';

const env = (name: string) => process.env[name] ?? '';

describe('the servers of a test run', () => {
  it('give specs a superuser who may create databases', async () => {
    const text = 'select rolsuper, current_database() as database from pg_roles where rolname = current_user';
    const rows = await query(env('FERMATA_TEST_DATABASE_URL'), text);
    expect(rows).toEqual([{ rolsuper: true, database: 'postgres' }]);
  });

  it('give specs a Temporal that takes connections, with the namespace named', async () => {
    const port = Number(env('FERMATA_TEST_TEMPORAL_ADDRESS').split(':').at(-1));
    expect(await answers(port)).toBe(true);
    expect(env('FERMATA_TEST_TEMPORAL_NAMESPACE')).toBe('fermata');
  });
});
