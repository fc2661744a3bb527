import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { viewerOf } from '../access/viewer.ts';
import { PeopleSubjectSource } from '../access/people-subject-source.ts';
import { startApi, type Sent, type TestApi } from '../people.fixture.ts';

describe('groups', () => {
  let api: TestApi;
  let admin: string;

  beforeAll(async () => {
    api = await startApi();
    await api.person('root', ['admin']);
    for (const login of ['ada', 'bob']) await api.person(login, ['agent']);
    admin = (await api.token('root')).secret;
  });

  afterAll(() => api.close());

  const asAdmin = (method: string, path: string, sent: Sent = {}) =>
    api.send(method, path, { token: admin, ...sent });

  it('are made, joined, left and removed', async () => {
    expect((await asAdmin('PUT', '/groups/refunds', { body: { title: 'Refunds' } })).body.members).toEqual(
      [],
    );
    await asAdmin('PUT', '/groups/refunds/members/ada');
    const joined = await asAdmin('PUT', '/groups/refunds/members/bob');
    expect(joined.body).toEqual({ name: 'refunds', title: 'Refunds', members: ['ada', 'bob'] });
    expect((await asAdmin('DELETE', '/groups/refunds/members/bob')).body.members).toEqual(['ada']);
    expect((await asAdmin('PUT', '/groups/refunds/members/nobody')).status).toBe(404);
    expect((await asAdmin('PUT', '/groups/nothing/members/ada')).status).toBe(404);
    expect((await asAdmin('DELETE', '/groups/refunds')).body).toEqual({ tasks: [] });
    expect((await asAdmin('GET', '/groups/refunds')).status).toBe(404);
  });

  it('lose no member when several join at once', async () => {
    await asAdmin('PUT', '/groups/crowd', { body: { title: 'Crowd' } });
    await Promise.all(
      ['ada', 'bob', 'root'].map((login) => asAdmin('PUT', `/groups/crowd/members/${login}`)),
    );
    expect((await asAdmin('GET', '/groups/crowd')).body.members).toEqual(['ada', 'bob', 'root']);
  });

  it('refuse rights for who is not there, naming them all', async () => {
    await asAdmin('PUT', '/groups/support', { body: { title: 'Support' } });
    const grants = [
      { granteeKind: 'user', grantee: 'nobody', verb: 'see' },
      { granteeKind: 'group', grantee: 'nothing', verb: 'see' },
      { granteeKind: 'user', grantee: 'ada', verb: 'see' },
    ];
    const answer = await asAdmin('PUT', '/groups/support/grants', { body: { grants } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'grantee.unknown' } });
    expect(answer.body.unknown).toHaveLength(2);
    const wrong = [{ granteeKind: 'user', grantee: 'ada', verb: 'own' }];
    expect((await asAdmin('PUT', '/groups/support/grants', { body: { grants: wrong } })).status).toBe(400);
  });

  it('give their members and those with a right what they may do with tasks, as far as the token goes', async () => {
    await asAdmin('PUT', '/groups/payments', { body: { title: 'Payments' } });
    await asAdmin('PUT', '/groups/leads', { body: { title: 'Leads' } });
    await asAdmin('PUT', '/groups/leads/members/bob');
    const grants = [
      { granteeKind: 'group', grantee: 'leads', verb: 'reassign' },
      { granteeKind: 'user', grantee: 'bob', verb: 'claim' },
    ];
    expect((await asAdmin('PUT', '/groups/payments/grants', { body: { grants } })).body.items).toHaveLength(
      2,
    );
    const source = new PeopleSubjectSource(api.database, { mode: 'development' });
    const viewer = async (secret: string) => {
      const subject = await source.byToken(secret);
      return api.database.inProject('default', (tx) => viewerOf(tx, subject!));
    };
    const whole = await viewer((await api.token('bob')).secret);
    expect({ ...whole, see: [...whole.see].sort(), claim: [...whole.claim].sort() }).toMatchObject({
      userId: 'bob',
      users: ['bob'],
      all: false,
      see: ['crowd', 'leads', 'payments', 'role:agent'],
      claim: ['crowd', 'leads', 'payments', 'role:agent'],
      reassign: ['payments'],
      suspend: [],
    });
    expect([...whole.complete].sort()).toEqual(['crowd', 'leads', 'role:agent']);
    const narrow = await viewer((await api.token('bob', ['task.see'])).secret);
    expect(narrow).toMatchObject({ claim: [], complete: [], reassign: [] });
    expect([...narrow.see].sort()).toEqual(['crowd', 'leads', 'payments', 'role:agent']);
    expect(await viewer((await api.token('root')).secret)).toMatchObject({ all: true });
  });

  it('get neither members nor rights by a token that lacks these rights, and keep what they have', async () => {
    await asAdmin('PUT', '/groups/vault', { body: { title: 'Vault' } });
    const standing = [{ granteeKind: 'user', grantee: 'ada', verb: 'reassign' }];
    await asAdmin('PUT', '/groups/vault/grants', { body: { grants: standing } });
    const narrow = (await api.token('root', ['user.manage', 'user.read', 'definition.read'])).secret;
    const as = (token: string, method: string, path: string, body?: object) =>
      api.send(method, path, { token, ...(body === undefined ? {} : { body }) });
    const lacking = (...scopes: string[]) => ({
      status: 403,
      body: { code: 'access.grant', lacking: scopes },
    });
    const memberships = lacking('task.claim', 'task.complete', 'task.see');
    const give = (verb: string) => ({ grants: [...standing, { granteeKind: 'user', grantee: 'bob', verb }] });
    const start = { grants: [{ granteeKind: 'user', grantee: 'bob', verb: 'start' }] };
    const work = { skills: [], manager: null, calendar: null };
    for (const [method, path, body, refused] of [
      ['PUT', '/groups/vault/members/bob', undefined, memberships],
      ['PUT', '/groups/vault/members/root', undefined, memberships],
      ['POST', '/users', { login: 'eve', name: 'Eve', roles: [], groups: ['vault'] }, memberships],
      ['PUT', '/users/bob/work', { ...work, skills: ['german'] }, memberships],
      ['PUT', '/users/bob/work', { ...work, manager: 'ada' }, memberships],
      ['PUT', '/groups/vault/grants', give('see'), lacking('task.see')],
      ['PUT', '/groups/vault/grants', give('claim'), lacking('task.claim')],
      ['PUT', '/groups/vault/grants', give('complete'), lacking('task.complete')],
      ['PUT', '/groups/vault/grants', give('reassign'), lacking('task.assign')],
      ['PUT', '/groups/vault/grants', give('suspend'), lacking('task.suspend')],
      ['PUT', '/definitions/workflow/any/grants', start, lacking('instance.start')],
    ] as const)
      expect(await as(narrow, method, path, body)).toMatchObject(refused);
    expect((await asAdmin('GET', '/groups/vault')).body.members).toEqual([]);
    expect((await as(narrow, 'PUT', '/users/bob/work', work)).status).toBe(200);
    expect((await as(narrow, 'PUT', '/groups/vault/grants', { grants: standing })).body.items).toEqual(
      standing,
    );
    expect((await as(narrow, 'PUT', '/groups/vault/grants', { grants: [] })).body.items).toEqual([]);
    const wider = (await api.token('root', ['user.manage', 'user.read', 'task.assign'])).secret;
    expect((await as(wider, 'PUT', '/groups/vault/grants', { grants: standing })).status).toBe(200);
    expect((await as(wider, 'PUT', '/groups/vault/grants', give('see'))).body.lacking).toEqual(['task.see']);
  });

  it('may be given the right to start one definition', async () => {
    await api.sql(
      `INSERT INTO definition (project_id, kind, name, created_by, created_at, updated_at)
       VALUES ('default', 'workflow', 'refund-approval', 'root', now(), now())`,
    );
    const grants = [{ granteeKind: 'group', grantee: 'crowd', verb: 'start' }];
    const path = '/definitions/workflow/refund-approval/grants';
    expect((await asAdmin('PUT', path, { body: { grants } })).body).toEqual({ items: grants });
    expect((await asAdmin('GET', path)).body).toEqual({ items: grants });
    expect((await asAdmin('PUT', '/definitions/workflow/nothing/grants', { body: { grants } })).status).toBe(
      404,
    );
    const ada = (await api.token('ada')).secret;
    expect((await api.send('PUT', path, { token: ada, body: { grants } })).status).toBe(403);
  });
});
