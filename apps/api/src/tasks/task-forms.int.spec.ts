import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offerTask, pointOf, noTriggers } from '@fermata/testing';
import { InstanceRepository, PointRepository, taskIdOf, type InstanceDetail } from '@fermata/persistence';
import type { Answer } from '../people.fixture.ts';
import { startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const formText = `kind: component
name: order-form
title: Order
input: { type: object, properties: { limit: { type: number } } }
schema:
  type: object
  properties:
    amount: { type: number }
    over: { type: boolean }
    why: { type: string }
    deputy: { type: string }
    proof: { type: object }
outcomes:
  - { name: approve, when: 'has(output.amount)' }
  - { name: reject, reason: required }
layout:
  - { component: number, field: amount }
  - { component: switch, field: over, compute: output.amount > input.limit }
  - { component: text, field: why, show: output.over, require: 'true' }
  - component: lookup
    field: deputy
    choices: { lookup: users }
    checks: [{ ask: { lookup: users, value: output.deputy }, message: Nobody has this name }]
  - { component: file, field: proof }
`;

describe('the form of a task', () => {
  let api: NounApi;
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
    for (const login of ['robin', 'sam', 'lee']) secrets[login] = (await api.token(login)).secret;
  });

  afterAll(() => api.close());

  const as = (who: string, method: string, path: string, body?: unknown): Promise<Answer> =>
    api.send(method, path, { token: secrets[who] ?? '', ...(body === undefined ? {} : { body }) });

  const claimed = async (who = 'robin'): Promise<string> => {
    const { id } = (await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } }))
      .body;
    await api.database.inProject('default', async (tx) => {
      const instance = (await new InstanceRepository(tx).get(id)) as InstanceDetail;
      const task = offerTask(
        'review#1',
        { groups: ['refunds'] },
        { form: 'order-form@1', data: { limit: 50 } },
      );
      await new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, [task]));
    });
    const task = taskIdOf(id, 'review#1');
    expect((await as(who, 'POST', `/tasks/${task}/claim`)).status).toBe(200);
    return task;
  };

  const placesOf = ({ body }: Answer): readonly string[] =>
    body.problems.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);

  it('judges an answer by its rules: hidden left out, computed by the server, whatever was sent', async () => {
    const id = await claimed();
    const complete = (data: object, outcome = 'approve') =>
      as('robin', 'POST', `/tasks/${id}/complete`, { submissionId: 's-1', outcome, data });
    const over = await complete({ amount: 80, over: false });
    expect([over.status, ...placesOf(over)]).toEqual([422, '/data/why form.required']);
    expect(placesOf(await complete({}))).toEqual(['/outcome form.outcome']);
    expect(placesOf(await complete({}, 'reject'))).toEqual(['/data/reason form.required']);
    const done = await complete({ amount: 20, over: true, why: 'hidden' });
    expect(done.body.output).toEqual({ amount: 20, over: false, outcome: 'approve' });
  });

  it('asks the server what only the server knows, and says it before anything is submitted', async () => {
    const id = await claimed();
    const check = (data: object) => as('robin', 'POST', `/tasks/${id}/check`, { outcome: 'approve', data });
    expect(placesOf(await check({ amount: 1, deputy: 'nobody' }))).toEqual(['/data/deputy form.check']);
    expect(placesOf(await check({ amount: 1, deputy: 'sam' }))).toEqual([]);
    const submitted = await as('robin', 'POST', `/tasks/${id}/complete`, {
      submissionId: 's-1',
      outcome: 'approve',
      data: { amount: 1, deputy: 'nobody' },
    });
    expect(submitted.status).toBe(422);
    expect((await as('lee', 'POST', `/tasks/${id}/check`, { data: {} })).status).toBe(404);
  });

  it('can be shown again as it was seen, by whom and with what, after newer versions and the answer', async () => {
    const id = await claimed();
    expect((await as('sam', 'GET', `/tasks/${id}/form`)).body.seenAt).toEqual([]);
    expect((await as('robin', 'GET', `/tasks/${id}/form`)).body).toMatchObject({
      reference: 'order-form@1',
      version: 1,
      definition: { title: 'Order' },
      input: { limit: 50 },
      seenAt: [{ person: { id: 'robin' } }],
      user: { id: 'robin', roles: ['agent'], groups: ['refunds'] },
    });
    await as('robin', 'POST', `/tasks/${id}/complete`, {
      submissionId: 's',
      outcome: 'approve',
      data: { amount: 7 },
    });
    await api.deploy(formText.replace('title: Order', 'title: Order anew'));
    await api.sql(`UPDATE task SET status = 'completed', closed_at = now() WHERE id = $1`, [id]);
    const later = (await as('sam', 'GET', `/tasks/${id}/form`)).body;
    expect(later).toMatchObject({
      version: 1,
      definition: { title: 'Order' },
      answer: { amount: 7, over: false },
      answeredBy: 'robin',
      outcome: 'approve',
    });
    expect(later.seenAt).toHaveLength(1);
    expect((await as('lee', 'GET', `/tasks/${id}/form`)).status).toBe(404);
  });

  it('keeps a draft that no other device writes over: it gets what was saved meanwhile', async () => {
    const id = await claimed();
    const save = (data: object, revision?: number) =>
      as('robin', 'PUT', `/tasks/${id}/draft`, { data, ...(revision === undefined ? {} : { revision }) });
    expect((await save({ amount: 1 }, 0)).body.draft).toMatchObject({ data: { amount: 1 }, revision: 1 });
    expect((await save({ amount: 2 }, 1)).body.draft.revision).toBe(2);
    const late = await save({ amount: 9 }, 1);
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'task.draft-conflict', draft: { data: { amount: 2 }, revision: 2 } },
    });
    expect((await as('robin', 'GET', `/tasks/${id}/form`)).body.draft).toMatchObject({ data: { amount: 2 } });
    expect((await save({ amount: 9 })).body.draft.revision).toBe(3);
    expect((await as('sam', 'PUT', `/tasks/${id}/draft`, { data: {}, revision: 3 })).status).toBe(409);
  });

  it('takes files that were added for it, under their names, and no others', async () => {
    const [id, other] = [await claimed(), await claimed()];
    const upload = async (task: string) =>
      (
        await api.send('POST', `/files?name=a.txt&task=${task}`, {
          token: secrets['robin'] ?? '',
          headers: { 'content-type': 'application/octet-stream' },
          body: Buffer.from('receipt'),
        })
      ).body;
    const [own, foreign] = [await upload(id), await upload(other)];
    const check = async (proof: object) =>
      placesOf(
        await as('robin', 'POST', `/tasks/${id}/check`, { outcome: 'approve', data: { amount: 1, proof } }),
      );
    expect(await check(own)).toEqual([]);
    expect(await check(foreign)).toEqual(['/data/proof form.file']);
    expect(await check({ ...own, name: 'contract.pdf' })).toEqual(['/data/proof form.file']);
    expect(await check({ id: 'f-nothing' })).toEqual(['/data/proof form.file']);
  });
});
