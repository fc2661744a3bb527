import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventText, formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const trigger = `triggers:
  - event: order.changed
    filter: event.data.amount > 5
    input: { orderId: '\${ event.data.orderId }', amount: '\${ event.data.amount }' }
`;
const event = { source: 'shop', type: 'shop.order.paid', data: { orderId: 'o-1', amount: 9 } };

describe('events in', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, eventText, workflowText('orders', trigger));
  });

  afterAll(() => api.close());

  const publish = (id: string, more: object = {}) => api.call('POST', '/events', { ...event, id, ...more });

  it('are stored once, start once, and are known by their source and id', async () => {
    const first = await publish('e-1', { subject: 'o-1' });
    expect(first).toMatchObject({
      status: 202,
      body: { state: 'matched', duplicate: false, subject: 'o-1', notes: [] },
    });
    expect(first.body.instances).toHaveLength(1);
    const again = await publish('e-1', { subject: 'o-1' });
    expect(again).toMatchObject({ status: 200, body: { duplicate: true, instances: first.body.instances } });
    const instance = await api.call('GET', `/instances/${first.body.instances[0]}`);
    expect(instance.body).toMatchObject({ startedBy: 'event:shop', input: { orderId: 'o-1', amount: 9 } });
    expect((await publish('e-1', { source: 'other' })).status).toBe(202);
  });

  it('of one id with other content are a conflict that is recorded', async () => {
    await publish('e-2');
    expect(await publish('e-2', { data: { orderId: 'other', amount: 9 } })).toMatchObject({ status: 409 });
    const trail = await api.call('GET', '/audit?outcome=denied');
    expect(trail.body.items[0]).toMatchObject({ object: expect.stringContaining('e-2'), allowed: false });
  });

  it('start nothing where nobody listens, the filter says no, or the input does not fit, and say why', async () => {
    expect((await publish('e-3', { type: 'shop.other' })).body).toMatchObject({
      state: 'unmatched',
      instances: [],
    });
    expect((await publish('e-4', { data: { orderId: 'o', amount: 1 } })).body).toMatchObject({
      instances: [],
    });
    expect((await publish('e-5', { data: { amount: 9 } })).body.notes.join()).toContain('orders');
    expect((await publish('e-6', { data: { orderId: '', amount: 9 } })).body.notes.join()).toContain(
      'orders: input',
    );
    expect((await publish('e-7', { type: 'shop.order.refund.asked' })).body.instances).toHaveLength(1);
  });

  it('are listed and shown with what they started', async () => {
    const unmatched = await api.call('GET', '/events?state=unmatched&source=shop');
    expect(unmatched.body.items.map(({ id }: { id: string }) => id)).toContain('e-3');
    expect(unmatched.body.items[0]).not.toHaveProperty('data');
    const one = await api.call('GET', '/events/one?source=shop&id=e-1');
    expect(one.body).toMatchObject({ data: event.data, instances: [expect.any(String)] });
    expect((await api.call('GET', '/events/one?source=shop&id=none')).status).toBe(404);
    const page = await api.call('GET', '/events?limit=1');
    const next = await api.call('GET', `/events?limit=1&cursor=${page.body.next}`);
    expect(next.body.items[0].id).not.toBe(page.body.items[0].id);
  });

  it('rest while the definition is put aside', async () => {
    await api.call('POST', '/definitions/workflow/orders/archive');
    expect((await publish('e-8')).body).toMatchObject({ state: 'unmatched', instances: [] });
    await api.call('POST', '/definitions/workflow/orders/unarchive');
    expect((await publish('e-9')).body.instances).toHaveLength(1);
  });
});
