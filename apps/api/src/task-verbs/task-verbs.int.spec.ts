import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import { offered } from './offered.fixture.ts';

describe('what one does to a task', () => {
  let api: NounApi;
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
    await api.person('sue', ['supervisor']);
    await api.group('supervisors', ['sue']);
    for (const login of ['robin', 'sam', 'lee', 'sue']) secrets[login] = (await api.token(login)).secret;
  });

  afterAll(() => api.close());

  const as = (who: string, method: string, path: string, body?: unknown) =>
    api.send(method, `/tasks/${path}`, {
      token: secrets[who] ?? '',
      ...(body === undefined ? {} : { body }),
    });
  const claimed = async (who = 'robin') => {
    const { id } = await offered(api);
    await as(who, 'POST', `${id}/claim`);
    return id;
  };

  it('a delegated task belongs to the other, who gives it back to its owner', async () => {
    const id = await claimed();
    const wrong = await as('robin', 'POST', `${id}/delegate`, { user: 'lee' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'task.assignee-refused' } });
    expect((await as('sam', 'POST', `${id}/delegate`, { user: 'sam' })).body.code).toBe('task.taken');
    const handed = await as('robin', 'POST', `${id}/delegate`, { user: 'sam', note: 'a day off' });
    expect(handed.body).toMatchObject({ assignee: { id: 'sam' }, owner: { id: 'robin' }, status: 'claimed' });
    expect((await as('robin', 'POST', `${id}/return`, {})).body.code).toBe('task.taken');
    const back = await as('sam', 'POST', `${id}/return`, { note: 'no receipt' });
    expect(back.body).toMatchObject({ assignee: { id: 'robin' }, status: 'claimed' });
    expect(back.body.owner).toBeUndefined();
  });

  it('a task without an owner goes back to who had it before, else to all', async () => {
    const id = await claimed();
    await as('robin', 'POST', `${id}/assign`, { user: 'sam' });
    expect((await as('sam', 'POST', `${id}/return`, {})).body).toMatchObject({ assignee: { id: 'robin' } });
    await as('robin', 'POST', `${id}/release`, {});
    await as('sam', 'POST', `${id}/claim`);
    expect((await as('sam', 'POST', `${id}/return`, {})).body).toMatchObject({ status: 'offered' });
  });

  it('a declined offer is not taken by who declined it; the supervisors get what nobody wants', async () => {
    const { id } = await offered(api, { users: ['robin', 'sam'] });
    const no = await as('robin', 'POST', `${id}/decline`, { reason: 'I know the customer' });
    expect(no.body).toMatchObject({ status: 'offered', groups: [] });
    expect((await as('robin', 'POST', `${id}/claim`)).status).toBe(403);
    const early = { submissionId: 's', outcome: 'approve', data: {} };
    expect((await as('robin', 'POST', `${id}/complete`, early)).status).toBe(403);
    expect((await as('sue', 'POST', `${id}/claim`)).status).toBe(403);
    expect((await as('sam', 'POST', `${id}/decline`, {})).body).toMatchObject({ groups: ['supervisors'] });
    expect((await as('sue', 'POST', `${id}/claim`)).status).toBe(200);
  });

  it('a delegated task that is declined goes back to its owner', async () => {
    const id = await claimed();
    await as('robin', 'POST', `${id}/delegate`, { user: 'sam' });
    expect((await as('sam', 'POST', `${id}/decline`, {})).body).toMatchObject({ assignee: { id: 'robin' } });
  });

  it('an escalated task is offered to the supervisors besides, once for each person', async () => {
    const id = await claimed();
    expect((await as('sam', 'POST', `${id}/escalate`, { reason: 'slow' })).status).toBe(403);
    const first = await as('robin', 'POST', `${id}/escalate`, { reason: 'over my head' });
    expect(first.body).toMatchObject({
      escalated: true,
      groups: ['refunds', 'supervisors'],
      status: 'claimed',
    });
    const again = await as('robin', 'POST', `${id}/escalate`, { reason: 'really' });
    expect(again.body.revision).toBe(first.body.revision);
  });

  it('a task is taken over by who may reassign it, not by a colleague, and not against the separation of duties', async () => {
    const id = await claimed();
    expect((await as('sam', 'POST', `${id}/take-over`, {})).body.code).toBe('task.forbidden');
    const taken = await as('sue', 'POST', `${id}/take-over`, { reason: 'he is ill' });
    expect(taken.body).toMatchObject({ assignee: { id: 'sue' } });
    const save = await as('robin', 'PUT', `${id}/draft`, { data: {} });
    expect(save).toMatchObject({ status: 409, body: { code: 'task.taken', winner: { user: 'sue' } } });
    const kept = await offered(api, { groups: ['refunds'], not: ['sue'] });
    expect((await as('sue', 'POST', `${kept.id}/take-over`, {})).body.code).toBe('task.separation');
  });

  it('a suspended task is worked on by nobody, and says who has suspended it and when', async () => {
    const id = await claimed();
    expect((await as('robin', 'POST', `${id}/suspend`, { reason: 'wait' })).body.code).toBe('task.forbidden');
    const held = await as('sue', 'POST', `${id}/suspend`, { reason: 'the customer is away' });
    expect(held.body).toMatchObject({ suspendedBy: { id: 'sue' }, status: 'claimed' });
    const answer = { submissionId: 's', outcome: 'approve', data: {} };
    for (const [method, verb, body] of [
      ['POST', 'complete', answer],
      ['PUT', 'draft', { data: {} }],
      ['POST', 'delegate', { user: 'sam' }],
    ] as const)
      expect(await as('robin', method, `${id}/${verb}`, body)).toMatchObject({
        status: 409,
        body: { code: 'task.suspended', suspended: { user: 'sue', at: held.body.suspendedAt } },
      });
    const free = await offered(api);
    await as('sue', 'POST', `${free.id}/suspend`, { reason: 'wait' });
    expect((await as('sam', 'POST', `${free.id}/claim`)).body.code).toBe('task.suspended');
    expect((await as('sue', 'POST', `${id}/resume`, {})).body.suspendedAt).toBeUndefined();
    expect((await as('robin', 'POST', `${id}/complete`, answer)).status).toBe(200);
  });

  it('says what the caller may do to it, as its doors would: to whom, and why not', async () => {
    const may = async (who: string, id: string) => (await as(who, 'GET', id)).body.may;
    const no = (code: string) => ({ allowed: false, code });
    const free = await offered(api, { groups: ['refunds'], not: ['sam', 'sue'] });
    expect(await may('robin', free.id)).toMatchObject({
      claim: { allowed: true },
      complete: { allowed: true },
      assign: no('task.forbidden'),
      suspend: no('task.forbidden'),
      snooze: no('task.forbidden'),
      skip: no('access.forbidden'),
    });
    const apart = await may('sam', free.id);
    expect(apart.claim).toMatchObject({
      ...no('task.separation'),
      said: { values: { name: 'Name of sam' } },
    });
    expect((await as('sam', 'POST', `${free.id}/claim`)).body).toMatchObject({
      code: apart.claim.code,
      detail: apart.claim.detail,
    });
    expect(await may('sue', free.id)).toMatchObject({
      claim: no('task.separation'),
      takeOver: no('task.separation'),
      skip: no('task.separation'),
      assign: { allowed: true },
      suspend: { allowed: true },
      prioritise: { allowed: true },
    });
    await as('robin', 'POST', `${free.id}/claim`);
    expect(await may('sue', free.id)).toMatchObject({ complete: no('task.taken') });
    expect(await may('robin', free.id)).toMatchObject({
      delegate: { allowed: true },
      snooze: { allowed: true },
    });
    const held = await as('sue', 'POST', `${free.id}/suspend`, { reason: 'wait' });
    expect(held.body.may).toMatchObject({ suspend: { allowed: true } });
    expect(await may('robin', free.id)).toMatchObject({
      complete: no('task.suspended'),
      delegate: no('task.suspended'),
      release: { allowed: true },
    });
    const { id: declined } = await offered(api);
    await as('robin', 'POST', `${declined}/decline`, {});
    expect(await may('robin', declined)).toMatchObject({ claim: no('task.forbidden') });
    await as('sam', 'POST', `${declined}/complete`, { submissionId: 'may', outcome: 'approve', data: {} });
    expect(await may('sue', declined)).toMatchObject({ assign: no('task.closed'), redo: { allowed: true } });
  });

  it('a right to suspend the tasks of a group is a right of its own', async () => {
    await api.call('PUT', '/groups/others/grants', {
      grants: [{ granteeKind: 'user', grantee: 'robin', verb: 'suspend' }],
    });
    const { id } = await offered(api, { groups: ['others'] });
    expect((await as('robin', 'POST', `${id}/suspend`, { reason: 'wait' })).status).toBe(200);
    expect((await as('robin', 'POST', `${id}/claim`)).status).toBe(409);
    expect((await as('robin', 'POST', `${id}/resume`, {})).status).toBe(200);
    expect((await as('robin', 'POST', `${id}/claim`)).status).toBe(403);
    expect((await as('robin', 'POST', `${id}/assign`, { user: 'lee' })).status).toBe(403);
  });

  it('priority is changed by who may reassign, the follow-up by its holder; the next holder begins anew', async () => {
    const id = await claimed();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect((await as('robin', 'PATCH', id, { priority: 1 })).status).toBe(403);
    expect((await as('sue', 'PATCH', id, { followUpAt: tomorrow })).status).toBe(403);
    expect((await as('sue', 'PATCH', id, { priority: 1 })).body.priority).toBe(1);
    expect((await as('robin', 'PATCH', id, { followUpAt: '2000-01-01T00:00:00Z' })).status).toBe(422);
    expect((await as('robin', 'PATCH', id, { followUpAt: 'tomorrow' })).status).toBe(400);
    expect((await as('robin', 'PATCH', id, { followUpAt: tomorrow })).body.followUpAt).toBe(tomorrow);
    expect((await as('robin', 'POST', `${id}/assign`, { user: 'sam' })).body.followUpAt).toBeUndefined();
    expect((await as('sam', 'PATCH', id, { followUpAt: null })).status).toBe(200);
  });

  it('helpers see the task and fill in its draft, but do not answer it', async () => {
    const id = await claimed();
    expect((await as('lee', 'GET', id)).status).toBe(404);
    expect((await as('sam', 'PUT', `${id}/helpers/lee`)).status).toBe(403);
    expect((await as('robin', 'PUT', `${id}/helpers/nobody`)).status).toBe(422);
    expect((await as('robin', 'PUT', `${id}/helpers/lee`)).body.helpers).toMatchObject([{ id: 'lee' }]);
    const mine = await api.send('GET', '/tasks?view=mine', { token: secrets['lee'] ?? '' });
    expect(mine.body.items).toMatchObject([{ id, assignee: { id: 'robin' } }]);
    expect((await as('lee', 'PUT', `${id}/draft`, { data: { note: 'of lee' }, revision: 0 })).status).toBe(
      200,
    );
    const stale = await as('robin', 'PUT', `${id}/draft`, { data: {}, revision: 0 });
    expect(stale.body).toMatchObject({ code: 'task.draft-conflict', draft: { data: { note: 'of lee' } } });
    const answer = { submissionId: 's', outcome: 'approve', data: {} };
    expect((await as('lee', 'POST', `${id}/complete`, answer)).body.code).toBe('task.taken');
    expect((await as('lee', 'DELETE', `${id}/helpers/lee`)).status).toBe(200);
    expect((await as('lee', 'GET', id)).status).toBe(404);
  });

  it('its history tells who did what and why, and nothing of how they signed in', async () => {
    const id = await claimed();
    await as('robin', 'POST', `${id}/delegate`, { user: 'sam', note: 'a day off' });
    const { items } = (await as('robin', 'GET', `${id}/history`)).body;
    expect(items.map(({ what, by }: { what: string; by?: { id: string } }) => [what, by?.id])).toEqual([
      ['offered', undefined],
      ['claimed', 'robin'],
      ['delegated', 'robin'],
    ]);
    expect(items[2]).toMatchObject({ to: { id: 'sam' }, from: { id: 'robin' } });
    expect(items[2].details).toEqual({ from: 'robin', to: 'sam', reason: 'a day off' });
    expect(JSON.stringify(items)).not.toContain('token:');
  });

  it('a change on an older revision is refused, whatever the verb', async () => {
    const id = await claimed();
    const revision = 1;
    for (const [who, method, verb, body] of [
      ['robin', 'POST', '/decline', {}],
      ['robin', 'POST', '/delegate', { user: 'sam' }],
      ['robin', 'POST', '/return', {}],
      ['robin', 'POST', '/escalate', { reason: 'r' }],
      ['sue', 'POST', '/take-over', {}],
      ['sue', 'POST', '/suspend', { reason: 'r' }],
      ['sue', 'POST', '/resume', {}],
      ['sue', 'POST', '/redo', { reason: 'r' }],
      ['sue', 'PATCH', '', { priority: 1 }],
      ['robin', 'POST', '/release', {}],
      ['sue', 'POST', '/assign', { user: 'sam' }],
    ] as const)
      expect(await as(who, method, `${id}${verb}`, { ...body, revision })).toMatchObject({
        status: 409,
        body: { code: 'task.changed', version: 2 },
      });
  });

  it('the own order keeps what one may see, in the order in which it was laid', async () => {
    const [a, b] = [await claimed(), await claimed()];
    const hidden = await offered(api, { users: ['lee'] });
    const laid = await as('robin', 'PUT', 'order', { ids: [b, hidden.id, a, 't-nothing'] });
    expect(laid.body).toEqual({ ids: [b, a] });
    await as('robin', 'PUT', 'order', { ids: [a] });
    expect((await as('robin', 'GET', 'order')).body).toEqual({ ids: [a] });
  });
});
