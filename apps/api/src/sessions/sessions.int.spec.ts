import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { password, startApi, type TestApi } from '../people.fixture.ts';

describe('signing in', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
    await api.person('ada', ['agent']);
    await api.group('refunds', ['ada']);
  });

  afterAll(() => api.close());

  const attempt = (login: string, secret: string, address = '192.0.2.1') =>
    api.send('POST', '/sessions', { body: { login, password: secret }, address });

  it('gives a cookie that no script, no other site and no plain http gets, and says who is in', async () => {
    const answer = await attempt(' ADA ', password);
    expect(answer.status).toBe(201);
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-fermata=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(answer.body).toMatchObject({ login: 'ada', roles: ['agent'], groups: ['refunds'] });
    expect(answer.body.csrf).toMatch(/^[\w-]{43}$/);
  });

  it('keeps the secret nowhere: a cookie made of what is stored opens nothing', async () => {
    const browser = await api.signIn('ada');
    const [stored] = await api.sql<{ hash: string }>(
      'SELECT hash FROM session ORDER BY created_at DESC LIMIT 1',
    );
    expect(JSON.stringify(await api.sql('SELECT * FROM session'))).not.toContain(browser.cookie);
    const answer = await api.send('GET', '/me', { browser: { ...browser, cookie: stored!.hash } });
    expect(answer.status).toBe(401);
  });

  it('answers an unknown login as it answers a wrong password, a disabled and a removed account', async () => {
    await api.person('gone');
    await api.person('locked');
    await api.sql(`UPDATE user_account SET disabled_at = now() WHERE id = 'locked'`);
    await api.sql(`UPDATE user_account SET removed_at = now() WHERE id = 'gone'`);
    const answers = [
      await attempt('ada', 'a wrong password'),
      await attempt('nobody', password),
      await attempt('locked', password),
      await attempt('gone', password),
      await attempt('not a login!', password),
    ];
    const told = answers.map(({ status, body }) => ({ status, body: { ...body, traceId: '' } }));
    expect(told[0]).toMatchObject({ status: 401, body: { code: 'session.refused' } });
    expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('records the refused attempt, but not what may be a password in the wrong field', async () => {
    await attempt('ada', 'a wrong password');
    await attempt('My Secret Pass!', 'ada');
    const rows = await api.sql<{ objectId: string }>(
      `SELECT object_id AS "objectId" FROM audit WHERE verb = 'session.open' AND outcome = 'denied'`,
    );
    expect(rows.map((row) => row.objectId)).toEqual(expect.arrayContaining(['ada', '?']));
    expect(JSON.stringify(await api.sql('SELECT * FROM audit'))).not.toMatch(/My Secret|wrong password/i);
    expect(JSON.stringify(await api.sql('SELECT * FROM signin_attempt'))).not.toMatch(/secret/i);
  });

  it('ends the session that the browser came with', async () => {
    const before = await api.signIn('ada');
    await api.send('POST', '/sessions', { body: { login: 'ada', password }, browser: before });
    expect((await api.send('GET', '/me', { browser: before })).status).toBe(401);
  });

  it('refuses a form on another site that would sign its visitor in', async () => {
    const answer = await api.send('POST', '/sessions', {
      body: { login: 'ada', password },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'access.csrf' } });
  });

  it('makes a guesser of one login wait, the right password included, and forgives after the wait', async () => {
    await api.person('guessed');
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await attempt('guessed', `guess ${guess}`, `192.0.2.${guess + 10}`)).status).toBe(401);
    }
    const held = await attempt('guessed', password, '192.0.2.99');
    expect(held).toMatchObject({ status: 429, body: { code: 'session.throttled' } });
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt('ada', password, '192.0.2.99')).status).toBe(201);
    await api.sql(`UPDATE signin_attempt SET at = at - interval '3 seconds' WHERE subject = 'login:guessed'`);
    expect((await attempt('guessed', password, '192.0.2.99')).status).toBe(201);
    expect((await attempt('guessed', 'mistyped', '192.0.2.99')).status).toBe(401);
  });

  it('makes a login that nobody has wait just the same', async () => {
    for (let guess = 0; guess < 5; guess += 1) await attempt('phantom', `guess ${guess}`, '192.0.2.50');
    expect((await attempt('phantom', 'guess 6', '192.0.2.51')).status).toBe(429);
  });

  it('makes an address wait that tries many logins, and an account it knows does not help it', async () => {
    const address = '2001:db8:1:2::7';
    for (let guess = 0; guess < 29; guess += 1) await attempt(`login-${guess}`, 'one guess', address);
    expect((await attempt('ada', password, '2001:db8:1:2:ffff::1')).status).toBe(201);
    await attempt('login-29', 'one guess', address);
    expect((await attempt('ada', password, '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await attempt('ada', password, '2001:db8:1:3::7')).status).toBe(201);
  });

  it('takes the address from a trusted proxy, and what a stranger says of itself for nothing', async () => {
    const from = (address: string, way: string, login: string) =>
      api.send('POST', '/sessions', {
        body: { login, password: 'one guess' },
        address,
        headers: { 'x-forwarded-for': way },
      });
    const last = async (address: string, wayOf: (guess: number) => string, name: string) => {
      for (let guess = 0; guess < 30; guess += 1) await from(address, wayOf(guess), `${name}-${guess}`);
      return (await from(address, wayOf(30), `${name}-30`)).status;
    };
    expect(await last('198.51.100.9', (guess) => `203.0.113.${guess}`, 'stranger')).toBe(429);
    expect(await last('127.0.0.1', (guess) => `203.0.113.${guess + 100}`, 'proxied')).toBe(401);
    expect(await last('127.0.0.1', (guess) => `10.9.9.${guess}, 198.51.100.77`, 'forger')).toBe(429);
  });
});

describe('a session', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
    await api.person('ada', ['agent']);
  });

  afterAll(() => api.close());

  it('writes only with its CSRF value', async () => {
    const browser = await api.signIn('ada');
    const without = await api.send('PATCH', '/me', {
      browser: { ...browser, csrf: 'x' },
      body: { language: 'de' },
    });
    expect(without).toMatchObject({ status: 403, body: { code: 'access.csrf' } });
    const other = await api.signIn('ada');
    const foreign = await api.send('PATCH', '/me', {
      browser: { ...browser, csrf: other.csrf },
      body: { language: 'de' },
    });
    expect(foreign.status).toBe(403);
    const answer = await api.send('PATCH', '/me', {
      browser,
      body: { language: 'de', zone: 'Europe/Berlin' },
    });
    expect(answer).toMatchObject({ status: 200, body: { language: 'de', zone: 'Europe/Berlin' } });
  });

  it('gets a new cookie after an hour; the old one lives on for moments, the CSRF value stays', async () => {
    const browser = await api.signIn('ada');
    expect((await api.send('GET', '/me', { browser })).cookie).toBeUndefined();
    await api.sql(`UPDATE session SET created_at = created_at - interval '61 minutes'`);
    const rotated = await api.send('GET', '/me', { browser });
    expect(rotated.cookie).toMatch(/^[\w-]{43}$/);
    expect(rotated.cookie).not.toBe(browser.cookie);
    const next = { ...browser, cookie: rotated.cookie! };
    expect((await api.send('PATCH', '/me', { browser: next, body: { language: 'en' } })).status).toBe(200);
    const late = await api.send('GET', '/me', { browser });
    expect(late.status).toBe(200);
    expect(late.cookie).toBeUndefined();
    await api.sql(`UPDATE session SET expires_at = expires_at - interval '31 seconds'`);
    expect((await api.send('GET', '/me', { browser })).status).toBe(401);
    expect((await api.send('GET', '/me', { browser: next })).status).toBe(200);
  });

  it('lives no longer by rotation than it was given', async () => {
    const browser = await api.signIn('ada');
    const newest =
      'SELECT expires_at AS "at" FROM session WHERE replaced_at IS NULL ORDER BY created_at DESC LIMIT 1';
    const [given] = await api.sql<{ at: Date }>(newest);
    await api.sql(
      `UPDATE session SET created_at = created_at - interval '2 hours' WHERE replaced_at IS NULL`,
    );
    await api.send('GET', '/me', { browser });
    expect((await api.sql<{ at: Date }>(newest))[0]).toEqual(given);
  });

  it('is over when nobody used it for twelve hours, and after a week in any case', async () => {
    const idle = await api.signIn('ada');
    await api.sql(`UPDATE session SET last_seen_at = last_seen_at - interval '12 hours'`);
    expect((await api.send('GET', '/me', { browser: idle })).status).toBe(401);
    const old = await api.signIn('ada');
    await api.sql(`UPDATE session SET expires_at = expires_at - interval '7 days'`);
    expect((await api.send('GET', '/me', { browser: old })).status).toBe(401);
  });

  it('ends at signing out; the others stay', async () => {
    const [here, there] = [await api.signIn('ada'), await api.signIn('ada')];
    const answer = await api.send('DELETE', '/sessions/current', { browser: here });
    expect(answer).toMatchObject({ status: 204, cookie: '' });
    expect((await api.send('GET', '/me', { browser: here })).status).toBe(401);
    expect((await api.send('GET', '/me', { browser: there })).status).toBe(200);
  });

  it('ends with all others at signing out everywhere', async () => {
    const [here, there] = [await api.signIn('ada'), await api.signIn('ada')];
    const listed = await api.send('GET', '/sessions', { browser: here });
    expect(listed.body.items.filter((session: { isCurrent: boolean }) => session.isCurrent)).toHaveLength(1);
    expect(JSON.stringify(listed.body)).not.toContain(here.cookie);
    expect((await api.send('DELETE', '/sessions', { browser: here })).body.closed).toBeGreaterThanOrEqual(2);
    for (const browser of [here, there]) expect((await api.send('GET', '/me', { browser })).status).toBe(401);
  });

  it('ends when its person is locked out, with the next request', async () => {
    await api.person('grace');
    const browser = await api.signIn('grace');
    await api.sql(`UPDATE user_account SET disabled_at = now() WHERE id = 'grace'`);
    expect((await api.send('GET', '/me', { browser })).status).toBe(401);
  });
});

describe('a password', () => {
  let api: TestApi;
  const better = 'seven small wet boats';

  beforeAll(async () => {
    api = await startApi();
    await api.person('ada', ['agent']);
    await api.person('new', ['agent'], { mustChange: true });
  });

  afterAll(() => api.close());

  it('is changed with the current one; every session ends, this one gets a new cookie and CSRF value', async () => {
    const [here, there] = [await api.signIn('ada'), await api.signIn('ada')];
    const answer = await api.send('PUT', '/me/password', {
      browser: here,
      body: { current: password, password: better },
    });
    expect(answer.status).toBe(200);
    for (const browser of [here, there]) expect((await api.send('GET', '/me', { browser })).status).toBe(401);
    const renewed = { cookie: answer.cookie!, csrf: answer.body.csrf };
    expect((await api.send('PATCH', '/me', { browser: renewed, body: { language: 'fr' } })).status).toBe(200);
    await expect(api.signIn('ada', better)).resolves.toMatchObject({ me: { login: 'ada' } });
  });

  it('is not changed by who does not know it, who is made to wait after some guesses', async () => {
    const browser = await api.signIn('ada', better);
    const change = (current: string) =>
      api.send('PUT', '/me/password', { browser, body: { current, password: 'eight small wet boats' } });
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await change(`guess ${guess}`)).toMatchObject({ status: 403, body: { code: 'password.wrong' } });
    }
    expect((await change(better)).status).toBe(429);
    expect((await api.send('GET', '/me', { browser })).status).toBe(200);
  });

  it('is refused when it is weak, with the reason', async () => {
    await api.person('weak');
    const browser = await api.signIn('weak');
    const answer = await api.send('PUT', '/me/password', {
      browser,
      body: { current: password, password: 'short' },
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'password.weak', problems: [{ path: '/password' }] },
    });
  });

  it('that must be changed opens nothing but the account until it is', async () => {
    const browser = await api.signIn('new');
    expect((await api.send('GET', '/me', { browser })).body.mustChangePassword).toBe(true);
    for (const path of ['/instances', '/tokens', '/tasks']) {
      expect(await api.send('GET', path, { browser })).toMatchObject({
        status: 403,
        body: { code: 'password.change-required' },
      });
    }
    const changed = await api.send('PUT', '/me/password', {
      browser,
      body: { current: password, password: better },
    });
    const renewed = { cookie: changed.cookie!, csrf: changed.body.csrf };
    expect((await api.send('GET', '/instances', { browser: renewed })).status).toBe(200);
  });
});

describe('a demo login', () => {
  it('is refused in production, by password and by token', async () => {
    const api = await startApi({ mode: 'production' });
    try {
      await api.person('demo', ['admin'], { demo: true });
      const { secret } = await api.token('demo');
      const answer = await api.send('POST', '/sessions', { body: { login: 'demo', password } });
      expect(answer).toMatchObject({ status: 401, body: { code: 'session.refused' } });
      expect((await api.send('GET', '/me', { token: secret })).status).toBe(401);
    } finally {
      await api.close();
    }
  });
});
