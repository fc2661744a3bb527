import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../people.fixture.ts';

describe('a token', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
    await api.person('sue', ['supervisor', 'auditor']);
    await api.person('root', ['admin']);
  });

  afterAll(() => api.close());

  const make = async (body: object, headers: Record<string, string> = {}) =>
    api.send('POST', '/tokens', { browser: await api.signIn('sue'), body, headers });

  it('shows its secret once; what is stored does not open anything', async () => {
    const made = await make({ name: 'ci', expiresInDays: 30 });
    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^fermata_[a-z0-9]{8}_[\w-]{43}$/);
    expect((await api.send('GET', '/me', { token: made.body.secret })).body).toMatchObject({ login: 'sue' });
    const listed = await api.send('GET', '/tokens', { token: made.body.secret });
    expect(listed.body.items).toEqual([
      expect.objectContaining({ id: made.body.id, prefix: made.body.prefix }),
    ]);
    const stored = JSON.stringify([
      await api.sql('SELECT * FROM api_token'),
      await api.sql('SELECT * FROM audit'),
    ]);
    expect(stored).not.toContain(made.body.secret);
    expect(JSON.stringify(listed.body)).not.toContain(made.body.secret);
  });

  it('is never replayed with its secret', async () => {
    const headers = { 'idempotency-key': 'token-1' };
    const made = await make({ name: 'once', expiresInDays: 1 }, headers);
    const again = await make({ name: 'once', expiresInDays: 1 }, headers);
    expect(again).toMatchObject({ status: 409, body: { code: 'idempotency.replayed', id: made.body.id } });
    expect(JSON.stringify(await api.sql('SELECT * FROM idempotency'))).not.toContain(made.body.secret);
  });

  it('carries a part of what its owner may do, never more', async () => {
    const refused = await make({ name: 'greedy', scopes: ['user.manage', 'audit.read'], expiresInDays: 1 });
    expect(refused).toMatchObject({ status: 403, body: { code: 'token.scopes', lacking: ['user.manage'] } });
    const { body } = await make({ name: 'narrow', scopes: ['audit.read'], expiresInDays: 1 });
    expect((await api.send('GET', '/audit', { token: body.secret })).status).toBe(200);
    expect((await api.send('GET', '/instances', { token: body.secret })).status).toBe(403);
    const child = { name: 'child', scopes: ['instance.read'], expiresInDays: 1 };
    expect((await api.send('POST', '/tokens', { token: body.secret, body: child })).status).toBe(403);
    const heir = await api.send('POST', '/tokens', {
      token: body.secret,
      body: { name: 'heir', expiresInDays: 1 },
    });
    expect(heir.body.scopes).toEqual(['audit.read']);
    const late = { name: 'late', expiresInDays: 300 };
    const outliving = await api.send('POST', '/tokens', { token: body.secret, body: late });
    expect(outliving.body.expiresAt).toBe(body.expiresAt);
  });

  it('is cut down with its owner, and gains nothing when its owner does', async () => {
    const { body } = await make({ name: 'follows', expiresInDays: 1 });
    const root = (await api.token('root')).secret;
    await api.send('PATCH', '/users/sue', { token: root, body: { roles: ['auditor', 'developer'] } });
    expect((await api.send('GET', '/audit', { token: body.secret })).status).toBe(200);
    expect((await api.send('GET', '/users', { token: body.secret })).status).toBe(403);
    expect((await api.send('GET', '/me', { token: body.secret })).body.permissions).not.toContain(
      'definition.edit',
    );
    await api.send('PATCH', '/users/sue', { token: root, body: { roles: ['supervisor', 'auditor'] } });
  });

  it('lives for a year at most', async () => {
    for (const expiresInDays of [366, 0, -1, 1.5, '30']) {
      expect((await make({ name: 'long', expiresInDays })).status).toBe(400);
    }
    expect((await make({ name: 'a year', expiresInDays: 365 })).status).toBe(201);
  });

  it('ends with the next request when it is revoked, and when its time is over', async () => {
    const { body } = await make({ name: 'brief', expiresInDays: 1 });
    expect((await api.send('DELETE', `/tokens/${body.id}`, { token: body.secret })).status).toBe(204);
    expect((await api.send('GET', '/me', { token: body.secret })).status).toBe(401);
    const old = (await make({ name: 'old', expiresInDays: 1 })).body;
    await api.sql(`UPDATE api_token SET expires_at = expires_at - interval '1 day'`);
    expect((await api.send('GET', '/me', { token: old.secret })).status).toBe(401);
  });

  it('of somebody else is not there, but for who manages tokens', async () => {
    await api.person('eve', ['viewer']);
    const victim = await api.token('sue');
    const eve = (await api.token('eve')).secret;
    expect((await api.send('DELETE', `/tokens/${victim.id}`, { token: eve })).status).toBe(404);
    expect((await api.send('DELETE', '/tokens/no-such-token', { token: eve })).status).toBe(404);
    const root = (await api.token('root')).secret;
    expect((await api.send('GET', '/tokens?owner=sue', { token: eve })).status).toBe(403);
    expect((await api.send('GET', '/tokens?owner=eve', { token: eve })).body.items).toHaveLength(1);
    const listed = (await api.send('GET', '/tokens?owner=sue', { token: root })).body.items;
    expect(listed.map(({ id }: { id: string }) => id)).toContain(victim.id);
    expect((await api.send('DELETE', `/tokens/${victim.id}`, { token: root })).status).toBe(204);
    expect((await api.send('GET', '/me', { token: victim.secret })).status).toBe(401);
  });

  it('that calls too often has to wait, alone', async () => {
    const slow = await startApi({ requestsPerSecond: 1 });
    try {
      await slow.person('fast', ['viewer']);
      const [busy, calm] = [(await slow.token('fast')).secret, (await slow.token('fast')).secret];
      const answers = [];
      for (let call = 0; call < 12; call += 1)
        answers.push(await slow.send('GET', '/tokens', { token: busy }));
      const limited = answers.filter((answer) => answer.status === 429);
      expect(limited.length).toBeGreaterThan(0);
      expect(limited[0]).toMatchObject({ body: { code: 'rate.limited' }, headers: { 'retry-after': '1' } });
      expect((await slow.send('GET', '/tokens', { token: calm })).status).toBe(200);
    } finally {
      await slow.close();
    }
  });
});
