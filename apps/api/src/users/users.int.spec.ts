import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { password, startApi, type Sent, type TestApi } from '../people.fixture.ts';

describe('governing people', () => {
  let api: TestApi;
  let admin: string;
  const strong = 'seven small wet boats';

  beforeAll(async () => {
    api = await startApi();
    await api.person('root', ['admin']);
    admin = (await api.token('root')).secret;
    await api.group('refunds', []);
  });

  afterAll(() => api.close());

  const asAdmin = (method: string, path: string, sent: Sent = {}) =>
    api.send(method, path, { token: admin, ...sent });
  const invite = (login: string, more: object = {}, headers: Record<string, string> = {}) =>
    asAdmin('POST', '/users', { body: { login, name: 'Somebody', roles: ['agent'], ...more }, headers });

  it('invites by a token that works once and is stored nowhere', async () => {
    const invited = await invite('ada', { email: 'ada@example.org', groups: ['refunds'] });
    expect(invited).toMatchObject({
      status: 201,
      body: {
        login: 'ada',
        status: 'invited',
        roles: ['agent'],
        groups: ['refunds'],
        email: 'ada@example.org',
      },
    });
    const { inviteToken } = invited.body;
    expect(JSON.stringify(await api.sql('SELECT * FROM one_time_token'))).not.toContain(inviteToken);
    const accept = (secret: string) =>
      api.send('POST', '/invitations/accept', { body: { token: inviteToken, password: secret } });
    expect(await accept('weak')).toMatchObject({ status: 422, body: { code: 'password.weak' } });
    expect(await accept(strong)).toMatchObject({ status: 200, body: { login: 'ada' } });
    expect(await accept(strong)).toMatchObject({ status: 404, body: { code: 'invitation.invalid' } });
    await expect(api.signIn('ada', strong)).resolves.toMatchObject({ me: { groups: ['refunds'] } });
    expect((await asAdmin('GET', '/users/ada')).body.status).toBe('active');
  });

  it('finds people by a part of name or login, role, group and status; by address only for who sees it', async () => {
    const found = async (query: string, token = admin) =>
      (await api.send('GET', `/users?${query}`, { token })).body.items.map(({ id }: { id: string }) => id);
    await api.person('kim', ['supervisor']);
    expect(await found('text=NAME%20OF%20ki')).toEqual(['kim']);
    expect(await found('group=refunds&role=agent')).toEqual(['ada']);
    expect(await found('status=disabled')).toEqual([]);
    expect(await found('text=example.org')).toEqual(['ada']);
    expect(await found('text=example.org', (await api.token('kim')).secret)).toEqual([]);
    expect((await asAdmin('GET', '/users?role=king')).status).toBe(400);
  });

  it('says what rests on a person before it goes', async () => {
    await api.signIn('kim');
    expect((await asAdmin('GET', '/users/kim/reliance')).body).toEqual({
      claimed: 0,
      alone: 0,
      sessions: 1,
      tokens: 1,
      isLastAdmin: false,
    });
    expect((await asAdmin('GET', '/users/root/reliance')).body.isLastAdmin).toBe(true);
    expect((await asAdmin('GET', '/users/no-one/reliance')).status).toBe(404);
    expect((await asAdmin('GET', '/groups/refunds/reliance')).body).toEqual({
      members: 1,
      offered: 0,
      alone: 0,
    });
  });

  it('refuses an invitation that has become too old', async () => {
    const { body } = await invite('late');
    await api.sql(
      `UPDATE one_time_token SET expires_at = expires_at - interval '7 days' WHERE user_id = 'late'`,
    );
    const answer = await api.send('POST', '/invitations/accept', {
      body: { token: body.inviteToken, password: strong },
    });
    expect(answer.status).toBe(404);
  });

  it('makes nothing at all when a part of it is not possible', async () => {
    expect(await invite('partly', { groups: ['no-such-group'] })).toMatchObject({
      status: 422,
      body: { code: 'group.unknown' },
    });
    expect((await asAdmin('GET', '/users/partly')).status).toBe(404);
  });

  it('does not do twice what is sent twice, and shows no secret again', async () => {
    const headers = { 'idempotency-key': 'k-1' };
    expect((await invite('once', {}, headers)).status).toBe(201);
    const again = await invite('once', {}, headers);
    expect(again).toMatchObject({ status: 409, body: { code: 'idempotency.replayed', id: 'once' } });
    expect(JSON.stringify(again.body)).not.toContain('inviteToken');
    const other = await invite('another', {}, headers);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
    expect((await asAdmin('GET', '/users/another')).status).toBe(404);
  });

  it('makes one account of many equal requests at once', async () => {
    const headers = { 'idempotency-key': 'k-2' };
    const answers = await Promise.all(Array.from({ length: 12 }, () => invite('storm', {}, headers)));
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
  });

  it('refuses members that nobody may set', async () => {
    for (const more of [
      { demo: true },
      { passwordHash: 'x' },
      { projectId: 'other' },
      { status: 'active' },
    ]) {
      expect(await invite('mass', more)).toMatchObject({
        status: 400,
        body: { problems: [{ code: 'schema.unknownField', path: `/${Object.keys(more)[0]}` }] },
      });
    }
    const profile = await asAdmin('PATCH', '/me', { body: { roles: ['auditor'], language: 'de' } });
    expect(profile.status).toBe(400);
    expect(await invite('mass', { roles: ['root'] })).toMatchObject({ status: 400 });
  });

  it('changes roles and groups, which hold from the next request', async () => {
    await api.person('vic', ['viewer']);
    const { secret } = await api.token('vic');
    expect((await api.send('GET', '/audit', { token: secret })).status).toBe(403);
    const changed = await asAdmin('PATCH', '/users/vic', {
      body: { roles: ['auditor'], groups: ['refunds'] },
    });
    expect(changed.body).toMatchObject({ roles: ['auditor'], groups: ['refunds'] });
    expect((await api.send('GET', '/audit', { token: secret })).status).toBe(200);
    expect((await api.send('GET', '/instances', { token: secret })).status).toBe(403);
  });

  it('keeps the last admin: no demotion, lock-out or removal', async () => {
    for (const [method, path, body] of [
      ['PATCH', '/users/root', { roles: ['viewer'] }],
      ['POST', '/users/root/disable', undefined],
      ['DELETE', '/users/root', undefined],
    ] as const) {
      expect(await asAdmin(method, path, { body })).toMatchObject({
        status: 409,
        body: { code: 'user.last-admin' },
      });
    }
    expect((await asAdmin('GET', '/me')).body.roles).toEqual(['admin']);
  });

  it('keeps one of two admins who remove each other at the same time', async () => {
    await api.person('left', ['admin']);
    await api.person('right', ['admin']);
    await asAdmin('PATCH', '/users/root', { body: { roles: ['viewer'] } });
    const [left, right] = [(await api.token('left')).secret, (await api.token('right')).secret];
    const answers = await Promise.all([
      api.send('PATCH', '/users/right', { token: left, body: { roles: [] } }),
      api.send('PATCH', '/users/left', { token: right, body: { roles: [] } }),
    ]);
    const admins = await api.sql<{ id: string }>(`SELECT user_id AS id FROM user_role WHERE role = 'admin'`);
    expect(admins).toHaveLength(1);
    expect(answers.map((answer) => answer.status)).toContain(200);
    const survivor = admins[0]!.id === 'left' ? left : right;
    await api.send('PATCH', '/users/root', { token: survivor, body: { roles: ['admin'] } });
  });

  it('lets a narrow token of an admin neither raise itself nor take over who has more', async () => {
    const { secret: token } = await api.token('root', ['user.manage', 'user.read']);
    await api.person('bob', ['agent']);
    const body = { login: 'mallory', name: 'Mallory', roles: ['admin'] };
    expect(await api.send('POST', '/users', { token, body })).toMatchObject({
      status: 403,
      body: { code: 'access.role' },
    });
    const raise = await api.send('PATCH', '/users/bob', { token, body: { roles: ['admin'] } });
    expect(raise.status).toBe(403);
    for (const verb of ['reset-password', 'disable', 'sign-out']) {
      expect((await api.send('POST', `/users/root/${verb}`, { token })).status).toBe(403);
    }
  });

  it('locks out at once and lets in again', async () => {
    await api.person('locked', ['viewer']);
    const browser = await api.signIn('locked');
    const { secret } = await api.token('locked');
    expect((await asAdmin('POST', '/users/locked/disable')).body.status).toBe('disabled');
    expect((await api.send('GET', '/me', { browser })).status).toBe(401);
    expect((await api.send('GET', '/me', { token: secret })).status).toBe(401);
    await asAdmin('POST', '/users/locked/enable');
    expect((await api.send('GET', '/me', { token: secret })).status).toBe(200);
    expect((await api.send('GET', '/me', { browser })).status).toBe(401);
  });

  it('resets a password by a one-time token; its use ends the sessions', async () => {
    await api.person('forgot', ['viewer']);
    const browser = await api.signIn('forgot');
    const { status, body } = await asAdmin('POST', '/users/forgot/reset-password');
    expect(status).toBe(201);
    expect((await api.send('GET', '/me', { browser })).status).toBe(200);
    await api.send('POST', '/invitations/accept', { body: { token: body.token, password: strong } });
    expect((await api.send('GET', '/me', { browser })).status).toBe(401);
    await expect(api.signIn('forgot', password)).rejects.toThrow('could not sign in');
    await expect(api.signIn('forgot', strong)).resolves.toMatchObject({ me: { login: 'forgot' } });
  });

  it('signs somebody out everywhere', async () => {
    await api.person('busy', ['viewer']);
    const browser = await api.signIn('busy');
    expect((await asAdmin('POST', '/users/busy/sign-out')).body).toEqual({ closed: 1 });
    expect((await api.send('GET', '/me', { browser })).status).toBe(401);
  });

  it('removes for good: credentials end, the name is never given again', async () => {
    await api.person('leaver', ['agent']);
    const { secret } = await api.token('leaver');
    expect(await asAdmin('DELETE', '/users/leaver')).toMatchObject({ status: 200, body: { tasks: [] } });
    expect((await api.send('GET', '/me', { token: secret })).status).toBe(401);
    expect((await asAdmin('GET', '/users/leaver')).status).toBe(404);
    expect(await invite('leaver')).toMatchObject({ status: 409, body: { code: 'user.exists' } });
  });

  it('removes somebody with work in hand: it goes back to the group, else to the supervisors, and is listed', async () => {
    await api.person('holder', ['agent']);
    await api.person('chief', ['supervisor']);
    await api.group('supervisors', ['chief']);
    await api.sql(
      `INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger,
         started_by, created_at) VALUES ('default', 'i-1', 'w', 1, '', 'running', '', '{}', '{}', 'root', now())`,
    );
    for (const [id, kind, principal] of [
      ['t-shared', 'group', 'refunds'],
      ['t-own', 'user', 'holder'],
    ]) {
      await api.sql(
        `INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, data,
           status, priority, assignee, created_at)
         VALUES ('default', $1, 'i-1', $1, 'review', 'w', 1, 'Review', '{}', 'claimed', 3, 'holder', now())`,
        [id],
      );
      await api.sql(
        `INSERT INTO task_offer (project_id, task_id, kind, principal) VALUES ('default', $1, $2, $3)`,
        [id, kind, principal],
      );
    }
    const { body } = await asAdmin('DELETE', '/users/holder');
    expect([...body.tasks].sort()).toEqual(['t-own', 't-shared']);
    const told = await api.sql(
      `SELECT person, task_id AS task FROM person_notice WHERE kind = 'returned' AND project_id = 'default' ORDER BY 2, 1`,
    );
    expect(told).toEqual([
      { person: 'chief', task: 't-own' },
      { person: 'ada', task: 't-shared' },
    ]);
    const left = await api.sql(
      `SELECT t.id, t.status, t.assignee, o.kind, o.principal FROM task t JOIN task_offer o ON o.task_id = t.id
       ORDER BY 1`,
    );
    expect(left).toEqual([
      { id: 't-own', status: 'offered', assignee: null, kind: 'group', principal: 'supervisors' },
      { id: 't-shared', status: 'offered', assignee: null, kind: 'group', principal: 'refunds' },
    ]);
  });

  it('pages the list and shows addresses only to who manages users', async () => {
    const pages: string[] = [];
    let cursor = '';
    do {
      const { body } = await asAdmin('GET', `/users?limit=3${cursor}`);
      pages.push(...body.items.map((user: { login: string }) => user.login));
      cursor = body.next === undefined ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
    expect(pages).toEqual([...new Set(pages)].sort());
    expect(pages).toEqual(expect.arrayContaining(['ada', 'root', 'vic']));
    await api.person('agent', ['agent']);
    const { secret } = await api.token('agent');
    expect((await asAdmin('GET', '/users/ada')).body.email).toBe('ada@example.org');
    expect((await api.send('GET', '/users/ada', { token: secret })).body).not.toHaveProperty('email');
  });

  it('leaves a trace of what was done and of what was refused', async () => {
    await api.person('nosy', ['viewer']);
    const { id, secret } = await api.token('nosy');
    await api.send('DELETE', '/users/root', { token: secret });
    const denied = await api.sql(
      `SELECT actor, credential, verb, object_id AS object, reason FROM audit WHERE outcome = 'denied' AND actor = 'nosy'`,
    );
    expect(denied).toEqual([
      {
        actor: 'nosy',
        credential: `token:${id}`,
        verb: 'user.manage',
        object: 'DELETE /api/v1/users/:id',
        reason: 'access.forbidden',
      },
    ]);
    const done = await api.sql<{ verb: string }>(`SELECT verb FROM audit WHERE actor = 'root'`);
    expect(done.map((row) => row.verb)).toEqual(
      expect.arrayContaining([
        'user.created',
        'user.roles-set',
        'user.disabled',
        'user.removed',
        'one-time.reset',
      ]),
    );
  });
});

describe('the first admin', () => {
  it('comes in by the token of the console, once, and only while there is none', async () => {
    const { issueFirstAdminToken } = await import('../setup/first-admin.ts');
    const api = await startApi({ mode: 'production' });
    try {
      const older = await issueFirstAdminToken(api.database);
      const issued = await issueFirstAdminToken(api.database);
      const setUp = (token: string, login: string) =>
        api.send('POST', '/setup', {
          body: { token, login, name: 'First', password: 'seven small wet boats' },
        });
      expect((await setUp(older!.token, 'first')).status).toBe(404);
      expect((await setUp('a'.repeat(43), 'first')).status).toBe(404);
      const both = await Promise.all([setUp(issued!.token, 'first'), setUp(issued!.token, 'second')]);
      expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
      const login = both.find((answer) => answer.status === 201)!.body.login;
      await expect(api.signIn(login, 'seven small wet boats')).resolves.toMatchObject({
        me: { roles: ['admin'] },
      });
      await expect(issueFirstAdminToken(api.database)).resolves.toBeUndefined();
    } finally {
      await api.close();
    }
  });
});
