import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEmptyDatabase, type TestDatabase } from '@fermata/testing';
import { migrate, openDatabase } from '../index.ts';

describe('migrations', () => {
  let empty: TestDatabase;

  beforeAll(async () => {
    empty = await createEmptyDatabase();
  });

  afterAll(() => empty.drop());

  it('run once when several processes start together, and not again later', async () => {
    const runs = await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url)]);
    expect(runs.map((names) => names.length).sort()).toEqual([0, 0, 1]);
    await expect(migrate(empty.url)).resolves.toEqual([]);
  });

  it('seed the project that everything belongs to until there are more', async () => {
    const database = await openDatabase({ url: empty.url });
    const projects = await database.inInstallation((tx) => tx.rows('SELECT id FROM project'));
    await database.close();
    expect(projects).toEqual([{ id: 'default' }]);
  });
});
