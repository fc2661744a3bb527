import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventText, formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const place = '/definitions/workflow/orders';

describe('definitions as a whole', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, eventText, workflowText('orders'));
  });

  afterAll(() => api.close());

  const names = async (query: string): Promise<readonly string[]> =>
    (await api.call('GET', `/definitions?${query}`)).body.items.map(({ name }: { name: string }) => name);

  it('are found by kind, words and tags', async () => {
    await api.call('PUT', `${place}/tags`, { tags: ['shop', 'shop', ' money '] });
    expect((await api.call('GET', place)).body.tags).toEqual(['money', 'shop']);
    expect(await names('kind=workflow')).toEqual(['orders']);
    expect(await names('text=order%20has%20changed')).toEqual(['order.changed']);
    expect(await names('tag=shop')).toEqual(['orders']);
    expect(await names('text=%25')).toEqual([]);
    expect(await names('tag=nothing')).toEqual([]);
  });

  it('say who uses them', async () => {
    expect((await api.call('GET', '/definitions/component/order-form/used-by')).body.items).toEqual([
      { kind: 'workflow', name: 'orders', version: 1, path: '/steps/review/form', uses: 'order-form@1' },
    ]);
  });

  it('leave the lists when archived or deleted, and come back', async () => {
    expect((await api.call('POST', `${place}/archive`)).body.archived).toBe(true);
    expect(await names('kind=workflow')).toEqual([]);
    expect(await names('kind=workflow&archived=true')).toEqual(['orders']);
    expect((await api.call('POST', `${place}/unarchive`)).body.archived).toBe(false);
    expect((await api.call('DELETE', place)).body.deleted).toBe(true);
    expect(await names('kind=workflow')).toEqual([]);
    expect(await names('deleted=true')).toEqual(['orders']);
    const draft = { source: workflowText('orders'), format: 'yaml' };
    expect((await api.call('PUT', `${place}/draft`, draft, { 'if-match': '*' })).status).toBe(409);
    expect(
      (await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } })).status,
    ).toBe(404);
    expect((await api.call('POST', `${place}/undelete`)).body).toMatchObject({
      deleted: false,
      latestVersion: 1,
    });
    expect((await api.call('POST', '/definitions/workflow/nothing/archive')).status).toBe(404);
  });

  it('are duplicated with their comments, once for each Idempotency-Key', async () => {
    const once = { 'idempotency-key': 'copy-1' };
    const copy = await api.call('POST', `${place}/duplicate`, { name: 'orders-too' }, once);
    expect(copy).toMatchObject({
      status: 201,
      body: { name: 'orders-too', latestVersion: 0, tags: ['money', 'shop'] },
    });
    expect(copy.body.draft.source).toBe(workflowText('orders').replace('name: orders', 'name: orders-too'));
    expect((await api.call('POST', `${place}/duplicate`, { name: 'orders-too' }, once)).body).toEqual(
      copy.body,
    );
    const other = await api.call('POST', `${place}/duplicate`, { name: 'orders-three' }, once);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
    const taken = await api.call('POST', `${place}/duplicate`, { name: 'orders-too' });
    expect(taken).toMatchObject({ status: 409, body: { code: 'definition.exists' } });
  });
});
