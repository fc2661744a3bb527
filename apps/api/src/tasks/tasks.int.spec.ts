import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offerTask, pointOf, noTriggers } from '@fermata/testing';
import { InstanceRepository, PointRepository, taskIdOf, type InstanceDetail } from '@fermata/persistence';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

describe('tasks', () => {
  let api: NounApi;
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
    for (const login of ['robin', 'sam', 'lee']) secrets[login] = (await api.token(login)).secret;
  });

  afterAll(() => api.close());

  const as = (who: string, method: string, path: string, body?: unknown) =>
    api.send(method, path, { token: secrets[who] ?? '', ...(body === undefined ? {} : { body }) });

  /** An instance whose review is open, as the worker would have offered it. */
  const offer = async (): Promise<string> => {
    const { id } = (await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } }))
      .body;
    await api.database.inProject('default', async (tx) => {
      const instance = (await new InstanceRepository(tx).get(id)) as InstanceDetail;
      const task = offerTask('review#1', { groups: ['refunds'] }, { form: 'order-form@1' });
      await new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, [task]));
    });
    return taskIdOf(id, 'review#1');
  };

  it('are seen by those they are offered to and nobody else', async () => {
    const id = await offer();
    const inbox = await as('robin', 'GET', '/tasks');
    expect(inbox.body.items.map((task: { id: string }) => task.id)).toContain(id);
    expect((await as('robin', 'GET', `/tasks/${id}`)).body).toMatchObject({
      status: 'offered',
      escalated: false,
      form: { reference: 'order-form@1' },
      outcomes: ['approve', 'reject'],
    });
    expect((await as('lee', 'GET', '/tasks')).body.items).toEqual([]);
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '/claim', {}],
      ['POST', '/release', {}],
      ['POST', '/assign', { user: 'lee' }],
      ['PUT', '/draft', { data: {} }],
      ['POST', '/complete', { submissionId: 's', outcome: 'approve', data: {} }],
    ] as const)
      expect(await as('lee', method, `/tasks/${id}${path}`, body)).toMatchObject({ status: 404 });
  });

  it('are claimed by exactly one of 50, and the others hear who and since when', async () => {
    const id = await offer();
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        as(index % 2 === 0 ? 'robin' : 'sam', 'POST', `/tasks/${id}/claim`),
      ),
    );
    const holder = (await as('robin', 'GET', `/tasks/${id}`)).body;
    const losers = claims.filter(({ status }) => status === 409);
    expect(losers).toHaveLength(25);
    for (const { body } of losers)
      expect(body).toMatchObject({ code: 'task.taken', winner: { name: holder.assignee.name } });
    expect(claims.filter(({ status }) => status === 200)).toHaveLength(25);
    expect(holder.revision).toBe(2);
  });

  it('keep a draft of who holds them, are given back and handed on', async () => {
    const id = await offer();
    expect((await as('robin', 'PUT', `/tasks/${id}/draft`, { data: { note: 'x' } })).status).toBe(403);
    await as('robin', 'POST', `/tasks/${id}/claim`);
    const draft = { data: { note: 'half', constructor: 1 } };
    expect((await as('robin', 'PUT', `/tasks/${id}/draft`, draft)).body.draft.data).toEqual(draft.data);
    expect((await as('sam', 'POST', `/tasks/${id}/release`)).status).toBe(403);
    expect((await as('robin', 'POST', `/tasks/${id}/release`)).body).toMatchObject({ status: 'offered' });
    const wrong = await api.call('POST', `/tasks/${id}/assign`, { user: 'lee' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'task.assignee-refused' } });
    expect((await api.call('POST', `/tasks/${id}/assign`, { user: 'sam' })).body.assignee.id).toBe('sam');
    expect((await as('robin', 'POST', `/tasks/${id}/assign`, { user: 'robin' })).status).toBe(403);
  });

  it('take an answer that fits, once for each submission id', async () => {
    const id = await offer();
    await as('robin', 'POST', `/tasks/${id}/claim`);
    const complete = (body: object, who = 'robin') => as(who, 'POST', `/tasks/${id}/complete`, body);
    const wrong = await complete({ submissionId: 's-1', outcome: 'perhaps', data: { note: 7, more: 1 } });
    expect(wrong.status).toBe(422);
    expect(wrong.body.problems.map(({ path }: { path: string }) => path).sort()).toEqual([
      '/data/more',
      '/data/note',
      '/outcome',
    ]);
    expect((await complete({ submissionId: 's-1', outcome: 'reject', data: {} })).body.problems).toHaveLength(
      1,
    );
    expect((await complete({ submissionId: '', outcome: 'approve', data: {} })).status).toBe(400);
    const answer = { submissionId: 's-1', outcome: 'approve', data: { note: 'fine' } };
    expect((await complete(answer, 'sam')).status).toBe(409);
    const done = await complete(answer);
    expect(done.body).toMatchObject({
      status: 'submitted',
      output: { outcome: 'approve', note: 'fine', copies: 1 },
    });
    expect((await complete(answer)).body.output).toEqual(done.body.output);
    const changed = await complete({ ...answer, data: {} });
    expect(changed).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
    expect((await complete({ ...answer, submissionId: 's-2' })).status).toBe(409);
  });
});
