import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const order = (orderId: string, more: object = {}) => ({ workflow: 'orders', input: { orderId, ...more } });

describe('starting instances', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(
      formText,
      workflowText('orders'),
      workflowText('single', "businessKey: { value: '${ input.orderId }', unique: true }\n"),
    );
  });

  afterAll(() => api.close());

  const start = (body: object, key?: string) =>
    api.call('POST', '/instances', body, key === undefined ? {} : { 'idempotency-key': key });

  it('is accepted with its input completed, and listed', async () => {
    const started = await start(order('o-1'));
    expect(started).toMatchObject({
      status: 202,
      body: { definition: 'orders', version: 1, status: 'pending', input: { orderId: 'o-1', amount: 10 } },
    });
    const { id } = started.body;
    expect((await api.call('GET', `/instances/${id}`)).body).toMatchObject({ id, startedBy: 'root' });
    expect((await api.call('GET', '/instances?definition=orders')).body.items).toHaveLength(1);
    expect((await api.call('GET', `/instances/${id}/visits`)).body).toEqual({ items: [] });
  });

  it('happens once for each Idempotency-Key, also when another version was published meanwhile', async () => {
    const first = await start(order('o-2'), 'key-2');
    const again = await Promise.all(Array.from({ length: 10 }, () => start(order('o-2'), 'key-2')));
    expect(new Set([first, ...again].map(({ body }) => body.id)).size).toBe(1);
    expect(await start(order('o-3'), 'key-2')).toMatchObject({
      status: 422,
      body: { code: 'idempotency.mismatch' },
    });
    await api.deploy(workflowText('orders').replace('default: 10', 'default: 20'));
    expect(await start(order('o-2'), 'key-2')).toMatchObject({
      status: 202,
      body: { id: first.body.id, version: 1 },
    });
    expect((await start(order('o-2'))).body).toMatchObject({ version: 2, input: { amount: 20 } });
    expect((await start({ ...order('o-2'), workflow: 'orders@1' })).body.version).toBe(1);
  });

  it('is refused with every place where the input does not fit', async () => {
    const refused = await start({ workflow: 'orders', input: { amount: 'much', extra: 1 } });
    expect(refused).toMatchObject({ status: 422, body: { code: 'schema.mismatch' } });
    const paths = refused.body.problems.map(({ path }: { path: string }) => path);
    expect(paths.sort()).toEqual(['/input', '/input/amount', '/input/extra']);
  });

  it('is refused for what is not there', async () => {
    for (const workflow of ['nothing', 'orders@9', 'orders@0'])
      expect(await start({ workflow, input: {} })).toMatchObject({
        status: 404,
        body: { code: 'definition.unknown' },
      });
    for (const workflow of ['Orders', 'orders@', 'orders@1@2', 'orders@>=1', '../orders', 7])
      expect((await start({ workflow, input: {} })).status).toBe(400);
  });

  it('is refused while an open instance has the same unique business key', async () => {
    const one = { workflow: 'single', input: { orderId: 'k-1' } };
    const first = await start(one, 'unique-1');
    expect(first.body.businessKey).toBe('k-1');
    expect(await start(one)).toMatchObject({
      status: 409,
      body: { code: 'instance.business-key', instanceId: first.body.id },
    });
    expect((await start(one, 'unique-1')).body.id).toBe(first.body.id);
    expect((await start({ ...one, businessKey: 'k-2' })).body.businessKey).toBe('k-2');
  });

  it('needs the right, or a grant on the definition', async () => {
    const robin = (await api.token('robin')).secret;
    const begin = () => api.send('POST', '/instances', { token: robin, body: order('o-9') });
    expect(await begin()).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    const grants = [{ granteeKind: 'group', grantee: 'refunds', verb: 'start' }];
    await api.call('PUT', '/definitions/workflow/orders/grants', { grants });
    expect((await begin()).status).toBe(202);
    expect(
      (await api.send('POST', '/instances', { token: robin, body: { workflow: 'single' } })).status,
    ).toBe(403);
  });

  it('can be taken back by operators, whose verbs are recorded', async () => {
    const { id } = (await start(order('o-5'))).body;
    const cancelled = await api.call('POST', `/instances/${id}/cancel`, { reason: 'a spec' });
    expect(cancelled).toMatchObject({ status: 202, body: { verb: 'cancel', instanceId: id } });
    expect((await api.call('POST', `/instances/${id}/terminate`, { reason: 'a spec' })).status).toBe(202);
    const retried = await api.call('POST', `/instances/${id}/retry`, { reason: 'a spec' });
    expect(retried).toMatchObject({ status: 409, body: { code: 'instance.nothing-to-retry' } });
    for (const body of [{}, { reason: '' }, { reason: 'x', visit: 'pay' }])
      expect((await api.call('POST', `/instances/${id}/cancel`, body)).status).toBe(400);
    expect((await api.call('POST', '/instances/i-none/cancel', { reason: 'x' })).status).toBe(404);
    const trail = await api.call('GET', `/audit?object=instance:${id}`);
    expect(trail.body.items.map(({ verb }: { verb: string }) => verb)).toEqual(
      expect.arrayContaining(['instance.start', 'instance.cancel', 'instance.terminate']),
    );
  });
});
