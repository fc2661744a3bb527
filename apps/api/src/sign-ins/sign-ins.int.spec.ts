import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startNouns, type NounApi } from '../nouns.fixture.ts';

describe('the log of sign-ins', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    const wrong = { login: 'robin', password: 'not the one at all' };
    await api.send('POST', '/sessions', { body: wrong, address: '192.0.2.7' });
    await api.signIn('sam');
  });

  afterAll(() => api.close());

  const log = async (query: string) => (await api.call('GET', `/sign-ins?${query}`)).body.items;

  it('says who tried from where, newest first, and never what', async () => {
    const rows = await log('');
    expect(rows[0]).toMatchObject({ kind: 'login', subject: 'sam', succeeded: true });
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'login', subject: 'robin', succeeded: false }),
    );
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'address', subject: '192.0.2.7' }));
    expect(JSON.stringify(rows)).not.toContain('not the one');
  });

  it('is found by subject and result, page by page', async () => {
    expect(await log('subject=robin&result=succeeded')).toEqual([]);
    expect(await log('subject=192.0.2.7')).toHaveLength(1);
    const first = await api.call('GET', '/sign-ins?limit=1');
    const second = await api.call('GET', `/sign-ins?limit=1&cursor=${first.body.next}`);
    expect(second.body.items[0]).not.toEqual(first.body.items[0]);
    expect((await api.call('GET', '/sign-ins?result=perhaps')).status).toBe(400);
  });

  it('is for who reads the audit trail', async () => {
    const { secret } = await api.token('robin');
    expect((await api.send('GET', '/sign-ins', { token: secret })).status).toBe(403);
  });
});
