import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offerTask, pointOf, noTriggers } from '@fermata/testing';
import { InstanceRepository, PointRepository, taskIdOf, type InstanceDetail } from '@fermata/persistence';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

describe('the inbox', () => {
  let api: NounApi;
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders', 'businessKey: ${input.orderId}\n'));
    for (const login of ['robin', 'sam', 'lee']) secrets[login] = (await api.token(login)).secret;
  });

  afterAll(() => api.close());

  const as = (who: string, method: string, path: string, body?: unknown) =>
    api.send(method, path, { token: secrets[who] ?? '', ...(body === undefined ? {} : { body }) });

  /** An instance whose review is open for refunds, as the worker would have offered it. */
  const offer = async (orderId: string, more: Parameters<typeof offerTask>[2] = {}): Promise<string> => {
    const started = await api.call('POST', '/instances', {
      workflow: 'orders',
      input: { orderId, amount: 80 },
      businessKey: orderId,
    });
    const { id } = started.body;
    await api.database.inProject('default', async (tx) => {
      const instance = (await new InstanceRepository(tx).get(id)) as InstanceDetail;
      const task = offerTask('review#1', { groups: ['refunds'] }, { form: 'order-form@1', ...more });
      await new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, [task]));
    });
    return taskIdOf(id, 'review#1');
  };
  const ids = async (who: string, query: string): Promise<readonly string[]> =>
    (await as(who, 'GET', `/tasks?${query}`)).body.items.map(({ id }: { id: string }) => id);

  it('has what I hold, what is free for me, and both', async () => {
    const [held, free] = [await offer('o-held'), await offer('o-free')];
    await as('robin', 'POST', `/tasks/${held}/claim`);
    expect(await ids('robin', 'view=mine')).toEqual([held]);
    expect(await ids('robin', 'view=groups')).toEqual([free]);
    expect([...(await ids('robin', 'view=open'))].sort()).toEqual([held, free].sort());
    expect([...(await ids('sam', 'view=all'))].sort()).toEqual([held, free].sort());
    expect(await ids('lee', 'view=all')).toEqual([]);
    expect(await ids('robin', `view=all&assignee=robin`)).toEqual([held]);
    expect(await ids('robin', `businessKey=o-free`)).toEqual([free]);
  });

  it('finds by the beginning of a business key, and only what one may see', async () => {
    const task = await offer('Parcel-77');
    expect(await ids('robin', 'q=parcel-7')).toEqual([task]);
    expect(await ids('robin', 'q=77')).toEqual([task]);
    expect(await ids('robin', 'q=arcel')).toEqual([]);
    expect(await ids('lee', 'view=all&q=parcel')).toEqual([]);
  });

  it('counts as it lists, and says which group has how much', async () => {
    const counts = (await as('robin', 'GET', '/tasks/counts')).body;
    const free = await ids('robin', 'view=groups');
    expect(counts).toMatchObject({
      mine: { count: 1, exact: true },
      groups: { count: free.length, exact: true },
      all: { count: free.length + 1, exact: true },
      byGroup: [{ group: 'refunds', count: free.length, exact: true }],
    });
  });

  it('begins with what must be begun first', async () => {
    const now = Date.now();
    const late = await offer('o-late', { dueAt: now + 8 * 3_600_000 });
    const soon = await offer('o-soon', { dueAt: now + 600_000 });
    const order = (await ids('robin', 'view=groups&order=risk')).filter((id) => [late, soon].includes(id));
    expect(order).toEqual([soon, late]);
    const { dueAt, startBy } = (await as('robin', 'GET', `/tasks/${late}`)).body;
    expect(Date.parse(dueAt) - Date.parse(startBy)).toBeGreaterThan(0);
    expect(Date.parse(dueAt) - Date.parse(startBy)).toBeLessThanOrEqual(3_600_000);
  });

  it('refuses what is no view, no order and no cursor of this list', async () => {
    for (const query of [
      'view=theirs',
      'order=best',
      'q=',
      'overdue=perhaps',
      'cursor=nonsense',
      'priority=9',
    ])
      expect(await as('robin', 'GET', `/tasks?${query}`)).toMatchObject({ status: 400 });
  });

  it('tells beside a task what one wants to know of its instance, and to nobody else', async () => {
    const task = await offer('o-kin', { data: { customer: { name: 'Ada' }, password: 'hidden' } });
    const kin = await offer('o-kin');
    const { body } = await as('robin', 'GET', `/tasks/${task}/context`);
    expect(body).toMatchObject({
      instance: { definition: 'orders', version: 1, businessKey: 'o-kin', startedBy: 'root' },
      facts: [
        { name: 'amount', value: 80 },
        { name: 'customer.name', value: 'Ada' },
        { name: 'orderId', value: 'o-kin' },
      ],
      earlier: [],
      related: [{ id: kin }],
    });
    expect(body.round).toBeUndefined();
    expect(body.next.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['approve', 'reject']);
    expect(await as('lee', 'GET', `/tasks/${task}/context`)).toMatchObject({ status: 404 });
  });

  it('shows what I have answered among the done', async () => {
    const task = await offer('o-done');
    await as('robin', 'POST', `/tasks/${task}/claim`);
    const answer = { submissionId: 's-done', outcome: 'approve', data: {} };
    expect((await as('robin', 'POST', `/tasks/${task}/complete`, answer)).status).toBe(200);
    await api.sql(`UPDATE task SET status = 'completed', closed_at = now() WHERE id = $1`, [task]);
    const submitted = await as('robin', 'GET', `/tasks?view=done`);
    expect(submitted.body.items).toMatchObject([
      { id: task, outcome: 'approve', answeredBy: { id: 'robin' }, closedAt: expect.any(String) },
    ]);
    expect(await ids('robin', 'view=done&q=o-done')).toEqual([task]);
    expect(await ids('sam', 'view=done')).toEqual([]);
    expect(await ids('robin', 'view=open&q=o-done')).toEqual([]);
  });
});
