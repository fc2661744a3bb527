import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

describe('lookups', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
  });

  afterAll(() => api.close());

  const valuesOf = async (path: string): Promise<readonly string[]> =>
    (await api.call('GET', `/lookups/${path}`)).body.items.map(({ value }: { value: string }) => value);

  it('find people by name, one by its id, those of a group, and nobody who is gone', async () => {
    expect(await valuesOf('users?search=rob')).toEqual(['robin']);
    expect(await valuesOf('users?value=sam')).toEqual(['sam']);
    expect(await valuesOf('users?group=refunds')).toEqual(['robin', 'sam']);
    expect(await valuesOf('users?search=%25')).toEqual([]);
    await api.person('gone', ['agent']);
    await api.sql('UPDATE user_account SET disabled_at = now() WHERE id = $1', ['gone']);
    expect(await valuesOf('users?value=gone')).toEqual([]);
  });

  it('find groups, definitions of a kind, and instances', async () => {
    expect(await valuesOf('groups?search=ref')).toEqual(['refunds']);
    expect(await valuesOf('definitions')).toEqual(['orders']);
    expect(await valuesOf('definitions?kind=component')).toEqual(['order-form']);
    const { id } = (await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } }))
      .body;
    expect(await valuesOf(`instances?value=${id}`)).toEqual([id]);
    expect(await valuesOf('instances?definition=nothing')).toEqual([]);
  });

  it('demand the right to see what is in them', async () => {
    await api.person('onlooker', ['viewer']);
    const { secret } = await api.token('onlooker');
    const as = (path: string) => api.send('GET', `/lookups/${path}`, { token: secret });
    expect(await as('users')).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    expect((await as('definitions')).status).toBe(200);
    expect(await as('constructor')).toMatchObject({ status: 404, body: { code: 'lookup.unknown' } });
  });
});
