import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, makeGroup, project, type TestDatabase } from '@fermata/testing';
import {
  AuditRepository,
  ChangeRepository,
  GroupRepository,
  openDatabase,
  type Database,
  type Transaction,
} from '../index.ts';
import { auditHash } from './audit-chain.ts';

describe('the audit trail', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) =>
    database.inProject(project, work, { actor: 'ada', credential: 'session:1', requestId: 'r-1' });
  const verify = () => inside((tx) => new AuditRepository(tx).verify());
  const note = (objectId: string) => (tx: Transaction) => {
    tx.audit({ verb: 'test.note', objectType: 'test', objectId, details: { nested: ['ä', 1.5, null] } });
    return Promise.resolve();
  };
  /** As a superuser who switches the guard off. */
  const tamper = (sql: string) =>
    database.inInstallation(async (tx) => {
      await tx.run('ALTER TABLE audit DISABLE TRIGGER USER');
      await tx.run(sql);
      await tx.run('ALTER TABLE audit ENABLE TRIGGER USER');
    });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 20 });
    await Promise.all(Array.from({ length: 40 }, (_, n) => inside(note(`row ${n}`))));
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('is one chain without gaps, however many write at once', async () => {
    await expect(verify()).resolves.toMatchObject({ rows: 40, broken: null });
  });

  it('says who, by what, and what came of it', async () => {
    const page = await inside((tx) => new AuditRepository(tx).list({ objectId: 'row 3' }));
    expect(page.items).toMatchObject([
      { actor: 'ada', credential: 'session:1', requestId: 'r-1', verb: 'test.note', outcome: 'allowed' },
    ]);
  });

  it('is written with the change or not at all', async () => {
    const failing = inside(async (tx) => {
      await note('never')(tx);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(inside((tx) => new AuditRepository(tx).list({ objectId: 'never' }))).resolves.toEqual({
      items: [],
    });
  });

  it('keeps denied attempts', async () => {
    await inside((tx) => {
      tx.audit({
        verb: 'task.claim',
        objectType: 'task',
        objectId: 't',
        outcome: 'denied',
        reason: 'not offered',
      });
      return Promise.resolve();
    });
    const page = await inside((tx) => new AuditRepository(tx).list({ outcome: 'denied' }));
    expect(page.items).toMatchObject([{ objectId: 't', reason: 'not offered' }]);
  });

  it('can be appended to and nothing else, also by the owner of the tables', async () => {
    for (const sql of [`UPDATE audit SET actor = 'x'`, 'DELETE FROM audit', 'TRUNCATE audit']) {
      await expect(inside((tx) => tx.run(sql))).rejects.toMatchObject({ code: '42501' });
      await expect(database.inInstallation((tx) => tx.run(sql))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('shows two rows that were swapped, and one that was written anew with a hash that fits', async () => {
    const columns = 'actor, verb, object_id, details, hash';
    const swap = `UPDATE audit a SET (${columns}) = (SELECT ${columns} FROM audit b WHERE b.project_id = a.project_id
      AND b.number = 61 - a.number) WHERE a.number IN (30, 31)`;
    await tamper(swap);
    await expect(verify()).resolves.toMatchObject({ broken: { number: 30, reason: 'content' } });
    await tamper(swap);
    await expect(verify()).resolves.toMatchObject({ broken: null });
    const row = await inside(
      async (tx) => (await new AuditRepository(tx).list({ objectId: 'row 5' })).items[0]!,
    );
    const forged = { ...row, actor: 'eve' };
    await tamper(
      `UPDATE audit SET actor = 'eve', hash = '${auditHash(forged)}' WHERE number = ${row.number}`,
    );
    await expect(verify()).resolves.toMatchObject({ broken: { number: row.number + 1, reason: 'link' } });
    await tamper(`UPDATE audit SET actor = 'ada', hash = '${row.hash}' WHERE number = ${row.number}`);
    await expect(verify()).resolves.toMatchObject({ broken: null });
  });

  it('shows one flipped byte, a missing row and a rewritten link', async () => {
    await tamper(`UPDATE audit SET object_id = 'row X' WHERE number = 7`);
    await expect(verify()).resolves.toMatchObject({ broken: { number: 7, reason: 'content' } });
    await tamper(`UPDATE audit SET previous_hash = repeat('0', 64) WHERE number = 5`);
    await expect(verify()).resolves.toMatchObject({ broken: { number: 5, reason: 'link' } });
    await tamper('DELETE FROM audit WHERE number = 3');
    await expect(verify()).resolves.toMatchObject({ broken: { number: 4, reason: 'gap' } });
  });
});

describe('the change stream', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const number = () => database.inInstallation((tx) => new ChangeRepository(tx).number());
  const read = (after: number) => inside((tx) => new ChangeRepository(tx).read(after));
  const touch = (name: string) => inside((tx) => new GroupRepository(tx).save(name, name));

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 20 });
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('never loses what began early and was committed late', async () => {
    const late = new Client({ connectionString: testDatabase.url });
    await late.connect();
    await late.query('BEGIN');
    await late.query(
      `INSERT INTO change (project_id, noun, object_id, what, at) VALUES ('default', 'test', 'late', 'x', now())`,
    );
    await touch('early');
    await number();
    const before = await read(0);
    expect(before.map((change) => change.objectId)).toEqual(['early']);
    await late.query('COMMIT');
    await late.end();
    await number();
    const after = await read(before.at(-1)?.number ?? 0);
    expect(after.map((change) => change.objectId)).toEqual(['late']);
  });

  it('numbers each change once, without a gap, with several at it', async () => {
    const start = await inside((tx) => new ChangeRepository(tx).newest());
    // In waves, as many as have connections: a busy machine makes nobody wait for one.
    for (let wave = 0; wave < 4; wave += 1) {
      const writes = Array.from({ length: 15 }, (_, n) => touch(`group-${wave * 15 + n}`));
      await Promise.all([...writes, ...Array.from({ length: 4 }, () => number())]);
    }
    while ((await number()) > 0);
    const changes = await read(start);
    expect(changes.map((change) => change.number)).toEqual(
      Array.from({ length: 60 }, (_, n) => start + 1 + n),
    );
    expect(new Set(changes.map((change) => change.objectId)).size).toBe(60);
  });

  it('goes on from the last number after everything was forgotten', async () => {
    const newest = await inside((tx) => new ChangeRepository(tx).newest());
    await database.inInstallation((tx) => new ChangeRepository(tx).forget(new Date(Date.now() + 60_000)));
    await makeGroup(database, 'afterwards', []);
    await number();
    expect((await read(newest)).map((change) => change.number)).toEqual([newest + 1, newest + 2]);
  });

  it('wakes its readers, also again after the listening connection was killed', async () => {
    let woken = 0;
    let resolve = () => undefined as void;
    const wakeUp = () => new Promise<void>((done) => (resolve = done));
    const unsubscribe = await database.listen('fermata_change_numbered', () => {
      woken += 1;
      resolve();
    });
    const first = wakeUp();
    await touch('wake-1');
    await number();
    await first;
    const before = woken;
    const again = wakeUp();
    await database.inInstallation((tx) =>
      tx.rows(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE application_name = 'fermata-listen' AND datname = current_database()`),
    );
    await again;
    expect(woken).toBeGreaterThan(before);
    unsubscribe();
  });
});
