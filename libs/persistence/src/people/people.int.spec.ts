import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  makeGroup,
  makeUsers,
  meanwhile,
  project,
  type TestDatabase,
} from '@fermata/testing';
import {
  GroupRepository,
  openDatabase,
  RelianceRepository,
  SessionRepository,
  SignInRepository,
  TokenRepository,
  UserRepository,
  type Database,
  type Transaction,
} from '../index.ts';

const hour = 3_600_000;

describe('people', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let now = new Date('2026-01-01T00:00:00Z');
  const outside = <T>(work: (tx: Transaction) => Promise<T>) => database.inInstallation(work);
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const users = <T>(work: (users: UserRepository) => Promise<T>) =>
    outside((tx) => work(new UserRepository(tx, project)));
  const sessions = <T>(work: (sessions: SessionRepository) => Promise<T>) =>
    outside((tx) => work(new SessionRepository(tx)));
  const later = (ms: number) => new Date(now.getTime() + ms);
  const session = (hash: string, userId: string) => ({
    hash,
    userId,
    csrf: `csrf ${hash}`,
    expiresAt: later(hour),
  });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, clock: () => now });
    await makeUsers(database, ['ada', 'ben', 'cleo', 'root']);
    await users((all) => all.setRoles('root', ['admin']));
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('have a name that is given once, also when they are gone', async () => {
    await makeUsers(database, ['gone']);
    await users((all) => all.remove('gone'));
    await expect(users((all) => all.get('gone'))).resolves.toBeUndefined();
    const again = users((all) => all.create({ id: 'gone', displayName: 'Again' }));
    await expect(again).rejects.toMatchObject({ code: 'user.exists', status: 409 });
  });

  describe('include an admin at all times', () => {
    const lastAdmin = { code: 'user.last-admin', status: 409 };
    const grant = (id: string, place: string | null) =>
      outside((tx) =>
        tx.run(`INSERT INTO user_role (project_id, user_id, role) VALUES ($1, $2, 'admin')`, [place, id]),
      );
    const isLast = (id: string) =>
      outside(async (tx) => (await new RelianceRepository(tx, project).ofUser(id)).isLastAdmin);

    /** Nobody but these is an admin, of the project or (null) of the installation; all can sign in. */
    const admins = async (places: Readonly<Record<string, string | null>>) => {
      await outside((tx) => tx.run(`DELETE FROM user_role WHERE role = 'admin'`));
      await outside((tx) => tx.run(`UPDATE user_account SET disabled_at = NULL, password_hash = 'argon'`));
      for (const [id, place] of Object.entries(places)) await grant(id, place);
    };

    beforeAll(() => makeUsers(database, ['kai', 'lea', 'max']));
    afterAll(() => admins({ root: project }));

    it('whichever way the last one would go', async () => {
      await admins({ kai: project });
      await expect(users((all) => all.setRoles('kai', ['viewer']))).rejects.toMatchObject(lastAdmin);
      await expect(users((all) => all.setDisabled('kai', true))).rejects.toMatchObject(lastAdmin);
      await expect(users((all) => all.remove('kai'))).rejects.toMatchObject(lastAdmin);
      await admins({ kai: project, lea: null });
      await expect(users((all) => all.setRoles('kai', []))).resolves.toMatchObject({ roles: [] });
    });

    it.each(['is disabled', 'was invited and never came'] as const)(
      'not counting one who %s',
      async (which) => {
        await admins({ kai: project, lea: project });
        const column = which === 'is disabled' ? 'disabled_at = now()' : 'password_hash = NULL';
        await outside((tx) => tx.run(`UPDATE user_account SET ${column} WHERE id = 'lea'`));
        await expect(users((all) => all.setRoles('kai', []))).rejects.toMatchObject(lastAdmin);
        await expect(users((all) => all.setDisabled('kai', true))).rejects.toMatchObject(lastAdmin);
        expect([await isLast('kai'), await isLast('lea')]).toEqual([true, false]);
      },
    );

    it('of every project: that of another one is none here, nor of the installation', async () => {
      await outside((tx) => tx.run(`INSERT INTO project (id, title) VALUES ('other', 'Other')`));
      await admins({ kai: project, lea: 'other' });
      await expect(users((all) => all.setRoles('kai', []))).rejects.toMatchObject(lastAdmin);
      await admins({ kai: null, lea: 'other' });
      expect([await isLast('kai'), await isLast('lea')]).toEqual([true, false]);
      await expect(users((all) => all.setDisabled('kai', true))).rejects.toMatchObject(lastAdmin);
      await expect(users((all) => all.remove('kai'))).rejects.toMatchObject(lastAdmin);
      await admins({ kai: null, lea: 'other', max: project });
      await expect(users((all) => all.setDisabled('kai', true))).resolves.toBeDefined();
    });

    it.each(['setDisabled', 'setRoles', 'remove'] as const)(
      'also when two remove each other at the same moment: the second waits for the first (%s)',
      async (deed) => {
        const [left, right] = [`left.${deed.toLowerCase()}`, `right.${deed.toLowerCase()}`];
        await makeUsers(database, [left, right]);
        await admins({ [left]: project, [right]: project });
        const against = (tx: Transaction, id: string): Promise<unknown> => {
          const all = new UserRepository(tx, project);
          if (deed === 'remove') return all.remove(id);
          return deed === 'setRoles' ? all.setRoles(id, []) : all.setDisabled(id, true);
        };
        const { end } = await outside(async (tx) => {
          await against(tx, right);
          return meanwhile(tx, () => outside((other) => against(other, left)));
        });
        await expect(end).resolves.toMatchObject({ status: 'rejected', reason: lastAdmin });
      },
    );
  });

  it('are signed out everywhere by a new password, but for the session that set it', async () => {
    await sessions((all) => all.open(session('here', 'ben')));
    await sessions((all) => all.open(session('there', 'ben')));
    await users((all) => all.setPassword('ben', 'argon', { mustChange: false, keepSession: 'here' }));
    await expect(sessions((all) => all.find('here'))).resolves.toMatchObject({
      userId: 'ben',
      csrf: 'csrf here',
    });
    await expect(sessions((all) => all.find('there'))).resolves.toBeUndefined();
    await expect(users((all) => all.passwordHash('ben'))).resolves.toBe('argon');
  });

  it('lose their sessions, tokens and password at once when they are disabled', async () => {
    await users((all) => all.setPassword('cleo', 'argon', { mustChange: true }));
    await sessions((all) => all.open(session('cleo', 'cleo')));
    await users((all) => all.setDisabled('cleo', true));
    await expect(sessions((all) => all.find('cleo'))).resolves.toBeUndefined();
    await expect(users((all) => all.passwordHash('cleo'))).resolves.toBeUndefined();
    await expect(users((all) => all.setDisabled('cleo', false))).resolves.toMatchObject({
      mustChangePassword: true,
    });
  });

  it('are seen in their session, noted once a minute', async () => {
    await sessions((all) => all.open(session('seen', 'ada')));
    const opened = now;
    now = later(30_000);
    await sessions((all) => all.touch('seen'));
    await expect(sessions((all) => all.find('seen'))).resolves.toMatchObject({ lastSeenAt: opened });
    now = later(31_000);
    await sessions((all) => all.touch('seen'));
    await expect(sessions((all) => all.find('seen'))).resolves.toMatchObject({ lastSeenAt: now });
  });

  it('change the cookie of a session once; the old one works for moments', async () => {
    await sessions((all) => all.open(session('old', 'ada')));
    const next = ['new-1', 'new-2'].map((hash) => sessions((all) => all.rotate('old', session(hash, 'ada'))));
    expect((await Promise.all(next)).sort()).toEqual([false, true]);
    await expect(sessions((all) => all.find('old'))).resolves.toMatchObject({ replacedAt: now });
    now = later(31_000);
    await expect(sessions((all) => all.find('old'))).resolves.toBeUndefined();
    now = later(2 * hour);
    await expect(sessions((all) => all.find('new-1'))).resolves.toBeUndefined();
  });

  it('hold tokens that end by expiry, revocation, or with their owner', async () => {
    const base = { kind: 'person' as const, prefix: 'fmt_a', owner: 'ben', scopes: ['task.claim'] };
    const make = (id: string, more = {}) =>
      inside((tx) =>
        new TokenRepository(tx).create({
          ...base,
          id,
          name: id,
          hash: `h-${id}`,
          expiresAt: later(hour),
          ...more,
        }),
      );
    const find = (id: string) => outside((tx) => new TokenRepository(tx).find(`h-${id}`));
    await make('a');
    await make('b');
    await expect(find('a')).resolves.toMatchObject({
      projectId: project,
      owner: 'ben',
      scopes: ['task.claim'],
    });
    await expect(inside((tx) => new TokenRepository(tx).revoke('a'))).resolves.toBe(true);
    await expect(inside((tx) => new TokenRepository(tx).revoke('a'))).resolves.toBe(false);
    await expect(find('a')).resolves.toBeUndefined();
    await users((all) => all.setDisabled('ben', true));
    await expect(find('b')).resolves.toBeUndefined();
    await users((all) => all.setDisabled('ben', false));
    now = later(hour);
    await expect(find('b')).resolves.toBeUndefined();
    await expect(make('c', { expiresAt: later(400 * 24 * hour) })).rejects.toMatchObject({
      code: 'token.expiry',
    });
    await expect(make('d', { kind: 'source' })).rejects.toMatchObject({ code: '23514' });
  });

  it('are slowed down by failures since the last success', async () => {
    const note = (succeeded: boolean) =>
      outside((tx) =>
        new SignInRepository(tx).note({ subjects: ['user:ada', 'ip:1'], userId: 'ada', succeeded }),
      );
    const failures = () =>
      outside((tx) => new SignInRepository(tx).failures(['user:ada', 'ip:1', 'ip:2'], later(-hour)));
    await note(false);
    now = later(1000);
    await note(true);
    now = later(1000);
    await note(false);
    await note(false);
    expect(Object.fromEntries(await failures())).toEqual({ 'user:ada': 2, 'ip:1': 2 });
    now = later(2 * hour);
    expect(Object.fromEntries(await failures())).toEqual({});
  });

  it('use a one-time token once, and only the newest', async () => {
    const issue = (hash: string) =>
      outside((tx) =>
        new SignInRepository(tx).issue({ hash, purpose: 'reset', userId: 'ada', expiresAt: later(hour) }),
      );
    const redeem = (hash: string) => outside((tx) => new SignInRepository(tx).redeem(hash, 'reset'));
    await issue('first');
    await issue('second');
    await expect(redeem('first')).resolves.toBeUndefined();
    const uses = await Promise.all([redeem('second'), redeem('second'), redeem('second')]);
    expect(uses.filter((use) => use !== undefined)).toEqual([{ userId: 'ada' }]);
  });

  it('see and do what membership and grants give them', async () => {
    await makeGroup(database, 'refunds', ['ada']);
    await makeGroup(database, 'leads', ['ben']);
    const grants = [
      { granteeKind: 'group', grantee: 'leads', verb: 'reassign' },
      { granteeKind: 'user', grantee: 'cleo', verb: 'see' },
    ] as const;
    await inside((tx) => new GroupRepository(tx).setGrants('refunds', grants));
    const viewer = (id: string) => inside((tx) => new GroupRepository(tx).viewer(id, false));
    await expect(viewer('ada')).resolves.toMatchObject({
      see: ['refunds', 'role:agent'],
      claim: ['refunds', 'role:agent'],
      reassign: [],
    });
    await expect(viewer('ben')).resolves.toMatchObject({
      reassign: ['refunds'],
      claim: ['leads', 'role:agent'],
    });
    await expect(viewer('cleo')).resolves.toMatchObject({
      see: ['refunds', 'role:agent'],
      claim: ['role:agent'],
      complete: ['role:agent'],
    });
    const unknown = inside((tx) => new GroupRepository(tx).setMembers('refunds', ['nobody']));
    await expect(unknown).rejects.toMatchObject({ code: 'user.unknown', details: { unknown: ['nobody'] } });
  });
});
