import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startNouns, type NounApi } from '../nouns.fixture.ts';

describe('saved views', () => {
  let api: NounApi;
  let robin: string;
  let sam: string;

  beforeAll(async () => {
    api = await startNouns();
    robin = (await api.token('robin')).secret;
    sam = (await api.token('sam')).secret;
  });

  afterAll(() => api.close());

  const failed = { page: 'instances', name: 'Failed ones', query: 'status=failed&order=changed' };
  const save = (token: string, body: object, headers: Record<string, string> = {}) =>
    api.send('POST', '/views', { token, body, headers });
  const namesOf = async (token: string, page = 'instances') =>
    (await api.send('GET', `/views?page=${page}`, { token })).body.items.map(
      ({ name }: { name: string }) => name,
    );

  it('are one’s own until they are shared', async () => {
    const made = await save(robin, failed);
    expect(made).toMatchObject({
      status: 201,
      body: { ...failed, owner: 'robin', own: true, shared: false },
    });
    expect(await namesOf(robin)).toEqual(['Failed ones']);
    expect(await namesOf(robin, 'tasks')).toEqual([]);
    expect(await namesOf(sam)).toEqual([]);
    const foreign = await api.send('PUT', `/views/${made.body.id}`, { token: sam, body: failed });
    expect(foreign.status).toBe(400);
    const { page: _page, ...content } = failed;
    for (const [method, body] of [
      ['PUT', content],
      ['DELETE', undefined],
    ] as const)
      expect(await api.send(method, `/views/${made.body.id}`, { token: sam, body })).toMatchObject({
        status: 404,
        body: { code: 'view.unknown' },
      });
  });

  it('are shared by who may, seen by all, changed by the owner alone', async () => {
    expect(await save(robin, { ...failed, name: 'For all', shared: true })).toMatchObject({
      status: 403,
      body: { code: 'access.forbidden' },
    });
    const shared = await api.call('POST', '/views', { ...failed, name: 'Shared', shared: true });
    const seen = (await api.send('GET', '/views?page=instances', { token: sam })).body.items;
    expect(seen).toMatchObject([{ name: 'Shared', owner: 'root', own: false, shared: true }]);
    const change = { name: 'Mine now', query: '' };
    const path = `/views/${shared.body.id}`;
    expect((await api.send('PUT', path, { token: sam, body: change })).status).toBe(404);
    expect(await namesOf(sam)).toEqual(['Shared']);
    const renamed = await api.call('PUT', path, { name: 'Failed', query: 'status=failed', shared: true });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Failed', query: 'status=failed' } });
    expect((await api.call('DELETE', path)).status).toBe(204);
    expect(await namesOf(sam)).toEqual([]);
    const trail = await api.call('GET', `/audit?object=view:${shared.body.id}`);
    expect(trail.body.items.map(({ verb }: { verb: string }) => verb)).toEqual([
      'view.removed',
      'view.updated',
      'view.created',
    ]);
  });

  it('of somebody who has left are taken away by who manages people, unless they were private', async () => {
    await api.person('olga', ['supervisor']);
    const olga = (await api.token('olga')).secret;
    const [own, shared] = [
      await save(olga, { ...failed, name: 'Private' }),
      await save(olga, { ...failed, name: 'Common', shared: true }),
    ];
    expect((await api.call('DELETE', `/views/${own.body.id}`)).status).toBe(404);
    expect((await api.call('DELETE', `/views/${shared.body.id}`)).status).toBe(204);
  });

  it('have one name each, are made once for each Idempotency-Key, and are refused where they are no view', async () => {
    const twice = { ...failed, name: 'Twice' };
    const first = await save(sam, twice, { 'idempotency-key': 'view-1' });
    const again = await save(sam, twice, { 'idempotency-key': 'view-1' });
    expect(again.body.id).toBe(first.body.id);
    expect(await save(sam, twice)).toMatchObject({ status: 409, body: { code: 'view.name' } });
    expect((await save(robin, twice)).status).toBe(201);
    for (const wrong of [{ name: ' ' }, { query: 'a b' }, { page: 'nothing' }, { query: '<script>\n' }])
      expect((await save(sam, { ...twice, ...wrong })).status).toBe(400);
  });
});
