import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticeChannel, NoticeKind } from '@fermata/contracts';
import type { Relay } from '@fermata/events';
import {
  MailRepository,
  NoticeRepository,
  openDatabase,
  OutboxRepository,
  tellPeople,
  type Database,
  type Telling,
} from '@fermata/persistence';
import { createTestDatabase, type TestDatabase } from '@fermata/testing';
import { createMailRelay } from './mail-relay.ts';
import { sendDigests } from './send-digests.ts';
import { SmtpMailer } from './smtp-mailer.ts';
import { startPeer, type SmtpPeer } from './smtp-peer.fixture.ts';

const people = `
INSERT INTO user_account (id, display_name, email, language, zone, created_at, disabled_at) VALUES
  ('robin', 'Robin', 'robin@example.org', 'de', 'Europe/Berlin', now(), NULL),
  ('sam', 'Sam', 'sam@example.org', 'en', 'UTC', now(), NULL),
  ('kim', 'Kim', NULL, 'en', 'UTC', now(), NULL),
  ('gone', 'Gone', 'gone@example.org', 'en', 'UTC', now(), now()),
  ('lee', 'Lee', 'lee@example.org', 'en', 'UTC', now(), NULL);
INSERT INTO user_role (project_id, user_id, role) SELECT 'default', id, 'agent' FROM user_account WHERE id <> 'root';
INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger, started_by, created_at)
VALUES ('default', 'i', 'orders', 1, '', 'waiting', '', '{}', '{}', 'robin', now());
INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, data, status, priority, created_at)
VALUES ('default', 't-1', 'i', 'review#1', 'review', 'orders', 1, 'Decide on the refund', '{}', 'offered', 3, now());
INSERT INTO task_offer (project_id, task_id, kind, principal)
SELECT 'default', 't-1', 'user', id FROM user_account WHERE id IN ('robin', 'sam', 'kim', 'gone')`;

describe('mail', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let peer: SmtpPeer;
  let relay: Relay;
  let mailer: SmtpMailer;
  let now = Date.parse('2026-03-09T09:30:00Z');

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 4, clock: () => new Date(now) });
    for (const statement of people.split(';\n')) await database.inInstallation((tx) => tx.run(statement));
    peer = await startPeer();
    mailer = new SmtpMailer({ url: peer.url, from: 'Fermata <post@fermata.example>', patienceMs: 2_000 });
    relay = createMailRelay({
      database,
      mailer,
      logger: { warn: () => undefined },
      publicUrl: 'https://f.example',
      domain: 'fermata.example',
      owner: 'spec',
      clock: { now: () => now, random: () => 1, wait: () => Promise.resolve() },
    });
  });

  afterAll(async () => {
    mailer.close();
    await peer.stop();
    await database.close();
    await testDatabase.drop();
  });

  beforeEach(async () => {
    now += 86_400_000;
    await database.inInstallation((tx) => tx.run('DELETE FROM outbox'));
    await database.inInstallation((tx) => tx.run('DELETE FROM person_notice'));
  });

  const tell = (telling: Partial<Telling>) =>
    database.inProject('default', (tx) => tellPeople(tx, { kind: 'mentioned', taskId: 't-1', ...telling }), {
      actor: 'sam',
    });
  const waiting = () => database.inInstallation((tx) => new OutboxRepository(tx).depth());
  const wish = (person: string, kind: NoticeKind, channel: NoticeChannel, digestAt = '08:00') =>
    database.inProject('default', async (tx) => {
      const notices = new NoticeRepository(tx, person);
      const { channels } = await notices.settings();
      await notices.saveSettings({ channels: { ...channels, [kind]: channel }, digestAt });
    });

  it('is sent once, in the language of the person, with a link to the task and an id by which it is known', async () => {
    const before = peer.taken.length;
    await tell({ people: ['robin', 'sam', 'lee'], detail: 'Is this right?' });
    await relay.drain();
    await relay.drain();
    const mails = peer.taken.slice(before);
    expect(mails.map(({ to }) => to)).toEqual([['robin@example.org']]);
    const [notice] = await database.inProject('default', (tx) =>
      tx.rows<{ id: string }>('SELECT id FROM person_notice'),
    );
    expect(mails[0]?.source).toContain(`Message-ID: <${notice?.id}@fermata.example>`);
    expect(mails[0]?.source).toContain('https://f.example/tasks/t-1');
    expect(mails[0]?.source).toContain('From: Fermata <post@fermata.example>');
    expect(mails[0]?.source).toMatch(/Sie_wurden_erw|Sie wurden erw/);
    expect(await waiting()).toEqual({ waiting: 0, dead: 0 });
  });

  it('is not for who has no address, is locked out, or has read it meanwhile', async () => {
    const before = peer.taken.length;
    expect(await tell({ people: ['kim', 'gone', 'robin'] })).toEqual(['kim', 'robin']);
    await database.inProject('default', (tx) => new NoticeRepository(tx, 'robin').read(undefined));
    await relay.drain();
    expect(peer.taken).toHaveLength(before);
    expect(await waiting()).toEqual({ waiting: 0, dead: 0 });
  });

  it('gathers what a person wants in a digest until it is time, and then is one mail', async () => {
    const before = peer.taken.length;
    await wish('robin', 'commented', 'digest', '08:00');
    for (const detail of ['one', 'two']) await tell({ kind: 'commented', people: ['robin'], detail });
    expect(await sendDigests(database, new Date(now + 60_000))).toBe(0);
    const morning = new Date(now + 22 * 3_600_000);
    expect(await Promise.all([sendDigests(database, morning), sendDigests(database, morning)])).toContain(1);
    expect(await sendDigests(database, morning)).toBe(0);
    await relay.drain();
    const mails = peer.taken.slice(before);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.source).toContain('_2_Mitteilungen');
    await wish('robin', 'commented', 'none');
    expect(await tell({ kind: 'commented', people: ['robin'] })).toEqual([]);
  });

  it('that is refused is tried again some times and then lies dead for the operator', async () => {
    const before = peer.taken.length;
    peer.refused.add('robin@example.org');
    await tell({ people: ['robin'] });
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await waiting()).toEqual({ waiting: 1, dead: 0 });
      await relay.drain();
      now += 3_600_000;
    }
    expect(await waiting()).toEqual({ waiting: 0, dead: 1 });
    const [dead] = await database.inInstallation((tx) => new OutboxRepository(tx).dead());
    expect(dead).toMatchObject({
      kind: 'mail',
      attempts: 5,
      lastError: expect.stringContaining('nobody here'),
    });
    peer.refused.clear();
    await database.inInstallation((tx) => new OutboxRepository(tx).revive(dead?.id ?? ''));
    await relay.drain();
    expect(peer.taken).toHaveLength(before + 1);
  });

  it('waits as long as it takes for a peer that is away', async () => {
    await peer.stop();
    await tell({ people: ['robin'] });
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await relay.drain();
      now += 3_600_000;
    }
    expect(await waiting()).toEqual({ waiting: 1, dead: 0 });
    peer = await startPeer(Number(new URL(peer.url).port));
    await relay.drain();
    expect(peer.taken).toHaveLength(1);
    expect(await waiting()).toEqual({ waiting: 0, dead: 0 });
  });

  it('is forgotten with its notice after a time', async () => {
    await tell({ people: ['robin'] });
    const forget = (before: number) =>
      database.inInstallation((tx) => new MailRepository(tx).forget(new Date(before), 100));
    expect(await forget(now)).toBe(0);
    expect(await forget(now + 1)).toBe(1);
    await relay.drain();
    expect(await waiting()).toEqual({ waiting: 0, dead: 0 });
  });
});
