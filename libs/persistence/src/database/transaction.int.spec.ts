import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, project, type TestDatabase } from '@fermata/testing';
import { openDatabase, type Database } from './open-database.ts';
import type { Transaction } from './transaction.ts';

const write = `INSERT INTO project (id, title) VALUES ($1, 'Written')`;
const isThere = 'SELECT 1 FROM project WHERE id = $1';

describe('a transaction', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const isWritten = (id: string) =>
    database.inInstallation(async (tx) => (await tx.row(isThere, [id])) !== undefined);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 1 });
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('has written what nobody has waited for when it ends', async () => {
    await database.inInstallation((tx) => Promise.resolve(tx.send(write, ['sent'])));
    await expect(isWritten('sent')).resolves.toBe(true);
  });

  it('fails by what was sent and not waited for, and keeps nothing', async () => {
    const failing = database.inInstallation(async (tx) => {
      await tx.run(write, ['before']);
      tx.send('SELECT 1 / 0');
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    await expect(isWritten('before')).resolves.toBe(false);
  });

  it('fails by what failed first, not by what was refused because of it', async () => {
    const failing = database.inInstallation(async (tx) => {
      tx.send('SELECT 1 / 0');
      await tx.rows('SELECT 1');
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
  });

  it('does nothing where it cannot be shut in its project', async () => {
    let found: readonly unknown[] = [];
    const work = async (tx: Transaction) => {
      tx.send(write, ['outside']);
      found = await tx.rows('SELECT id FROM project');
    };
    await expect(database.inProject(`${project}\0`, work)).rejects.toMatchObject({
      code: 'value.unstorable',
    });
    expect(found).toEqual([]);
    await expect(isWritten('outside')).resolves.toBe(false);
  });

  it('leaves its connection as it was, whatever has failed', async () => {
    const role = await database.inInstallation((tx) =>
      tx.row<{ role: string }>('SELECT current_user AS role'),
    );
    await expect(database.inProject(project, (tx) => tx.rows('SELECT 1 / 0'))).rejects.toThrow();
    await expect(
      database.inInstallation((tx) => tx.row<{ role: string }>('SELECT current_user AS role')),
    ).resolves.toEqual(role);
  });
});
