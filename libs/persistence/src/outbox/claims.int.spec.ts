import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@fermata/testing';
import { openDatabase, OutboxRepository, type Database, type Transaction } from '../index.ts';

const places = [{ kind: 'submit' as const, count: 1 }];
const waitsForDisk = async (tx: Transaction) =>
  (await tx.row<{ synchronous_commit: string }>('SHOW synchronous_commit'))?.synchronous_commit;

describe('a claim of the outbox', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 1 });
    await database.singly((tx) => tx.rows('SET synchronous_commit = on'));
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('does not wait for the disk: a lease need not outlive the database', async () => {
    const claimed = database.inInstallation(async (tx) => {
      await new OutboxRepository(tx).claim({ places, owner: 'me', leaseMs: 1_000 });
      return waitsForDisk(tx);
    });
    await expect(claimed).resolves.toBe('off');
  });

  it('leaves everybody after it on the same connection waiting for the disk', async () => {
    await database.singly((tx) => new OutboxRepository(tx).claim({ places, owner: 'me', leaseMs: 1_000 }));
    await expect(database.singly(waitsForDisk)).resolves.toBe('on');
  });
});
