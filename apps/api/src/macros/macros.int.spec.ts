import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startNouns, type NounApi } from '../nouns.fixture.ts';

describe('saved answers', () => {
  let api: NounApi;
  let robin: string;
  let sam: string;

  beforeAll(async () => {
    api = await startNouns();
    robin = (await api.token('robin')).secret;
    sam = (await api.token('sam')).secret;
  });

  afterAll(() => api.close());

  const goodwill = { name: 'Goodwill', step: 'orders/review', outcome: 'approve', data: { note: 'agreed' } };
  const save = (token: string, body: object) => api.send('POST', '/macros', { token, body });
  const namesOf = async (token: string, step?: string): Promise<string[]> =>
    (
      await api.send('GET', step === undefined ? '/macros' : `/macros?step=${step}`, { token })
    ).body.items.map(({ name }: { name: string }) => name);

  it('are one’s own, for their step or for every task, and come back as they were saved', async () => {
    const made = await save(robin, { ...goodwill, comment: 'Done.' });
    expect(made).toMatchObject({
      status: 201,
      body: { ...goodwill, comment: 'Done.', owner: 'robin', own: true, shared: false },
    });
    await save(robin, { name: 'Anywhere', data: 'any' });
    expect(await namesOf(robin)).toEqual(['Anywhere', 'Goodwill']);
    expect(await namesOf(robin, 'orders/other')).toEqual(['Anywhere']);
    expect(await namesOf(sam)).toEqual([]);
    for (const method of ['PUT', 'DELETE'] as const)
      expect(
        await api.send(method, `/macros/${made.body.id}`, {
          token: sam,
          ...(method === 'PUT' ? { body: goodwill } : {}),
        }),
      ).toMatchObject({ status: 404, body: { code: 'macro.unknown' } });
    const changed = { ...goodwill, name: 'Goodwill 2', data: [1, { two: null }] };
    const replaced = await api.send('PUT', `/macros/${made.body.id}`, { token: robin, body: changed });
    expect(replaced).toMatchObject({ status: 200, body: changed });
    expect(replaced.body).not.toHaveProperty('comment');
    expect((await api.send('DELETE', `/macros/${made.body.id}`, { token: robin })).status).toBe(204);
    expect(await namesOf(robin)).toEqual(['Anywhere']);
  });

  it('are shared by who may, used by all, and taken away by who manages people', async () => {
    expect(await save(robin, { ...goodwill, shared: true })).toMatchObject({
      status: 403,
      body: { code: 'access.forbidden' },
    });
    const shared = await api.call('POST', '/macros', { ...goodwill, name: 'For all', shared: true });
    expect(await namesOf(sam, 'orders/review')).toEqual(['For all']);
    await api.person('mia', ['supervisor']);
    const { secret } = await api.token('mia');
    const hers = await save(secret, { ...goodwill, name: 'Of mia', shared: true });
    expect((await api.call('DELETE', `/macros/${hers.body.id}`)).status).toBe(204);
    expect((await api.call('DELETE', `/macros/${shared.body.id}`)).status).toBe(204);
    expect(await namesOf(sam)).toEqual([]);
  });

  it('have one name each for a step, and bounds', async () => {
    expect((await save(sam, goodwill)).status).toBe(201);
    expect(await save(sam, goodwill)).toMatchObject({ status: 409, body: { code: 'macro.name' } });
    expect((await save(sam, { ...goodwill, step: 'orders/other' })).status).toBe(201);
    expect(await save(sam, { name: 'Large', data: 'x'.repeat(100_001) })).toMatchObject({
      status: 422,
      body: { code: 'macro.too-large' },
    });
    for (const wrong of [{ name: ' ' }, { step: 'orders' }, { comment: 'a\0' }, { data: undefined }])
      expect((await save(sam, { ...goodwill, name: 'Wrong', ...wrong })).status).toBe(400);
    await api.sql(
      `INSERT INTO macro SELECT 'default', 'm-' || n, 'sam', 'n' || n, NULL, NULL, 'null', NULL, false, now(), now()
       FROM generate_series(1, 200) AS n`,
    );
    expect(await save(sam, { name: 'One more', data: {} })).toMatchObject({
      status: 422,
      body: { code: 'macro.too-many' },
    });
  });
});
