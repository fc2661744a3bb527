import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import { offered, offerIn, startedInstance } from '../task-verbs/offered.fixture.ts';

const approval = { outcome: 'approve', data: { note: 'fine' } };

describe('many tasks', () => {
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
  const bulk = (who: string, body: object) => as(who, 'POST', '/tasks/bulk', body);
  const open = async (count: number): Promise<string[]> => {
    const ids: string[] = [];
    while (ids.length < count) ids.push((await offered(api)).id);
    return ids;
  };
  const status = async (id: string): Promise<string> =>
    (await as('robin', 'GET', `/tasks/${id}`)).body.status;

  describe('at once', () => {
    it('are claimed each by itself: a row for each, in the order of the request', async () => {
      const [a = '', b = '', c = ''] = await open(3);
      await as('sam', 'POST', `/tasks/${b}/claim`);
      const rehearsed = await bulk('robin', { verb: 'claim', ids: [a, b, c, 't-nothing'], dryRun: true });
      expect(rehearsed.body).toMatchObject({ dryRun: true, done: 2, refused: 2 });
      expect(await status(a)).toBe('offered');
      const unknown = rehearsed.body.rows[3];
      expect(unknown.said.template).toContain('{');
      expect(Object.values(unknown.said.values)).toEqual(['t-nothing']);
      const done = await bulk('robin', { verb: 'claim', ids: [a, b, c, 't-nothing'] });
      expect(done.body.rows).toEqual(rehearsed.body.rows);
      expect(done.body.rows.map(({ code }: { code?: string }) => code)).toEqual([
        undefined,
        'task.taken',
        undefined,
        'task.unknown',
      ]);
      expect(await status(c)).toBe('claimed');
      expect((await bulk('robin', { verb: 'claim', ids: [a, b, c, 't-nothing'] })).body).toEqual(done.body);
    });

    it('are completed once, however often it is asked, and tell where the answer does not fit', async () => {
      const ids = await open(3);
      const wrong = { verb: 'complete', ids, submissionId: 'w', outcome: 'approve', data: { note: 7 } };
      const refused = await bulk('robin', wrong);
      expect(refused.body).toMatchObject({ done: 0, refused: 3 });
      expect(refused.body.rows[0]).toMatchObject({
        code: 'schema.mismatch',
        problems: [{ path: '/data/note' }],
      });
      const right = { verb: 'complete', ids, submissionId: 'all', ...approval };
      expect((await bulk('robin', { ...right, dryRun: true })).body.done).toBe(3);
      expect(await status(ids[0] ?? '')).toBe('offered');
      const first = await bulk('robin', right);
      expect(first.body.done).toBe(3);
      expect((await bulk('robin', right)).body).toEqual(first.body);
      const other = await bulk('robin', { ...right, data: {} });
      expect(other.body.rows[0].code).toBe('idempotency.mismatch');
      const late = await bulk('sam', { ...right, submissionId: 'late' });
      expect(late.body.rows[0].code).toBe('task.taken');
    });

    it('are completed only where all have the same form; the odd ones are named', async () => {
      const ids = await open(2);
      const { id: odd } = await offered(api);
      await api.sql(`UPDATE task SET outcomes = '{yes}' WHERE id = $1`, [odd]);
      const refused = await bulk('robin', {
        verb: 'complete',
        ids: [odd, ...ids],
        submissionId: 's',
        ...approval,
      });
      expect(refused).toMatchObject({ status: 422, body: { code: 'task.forms-differ', tasks: [odd] } });
    });

    it('are assigned, suspended, resumed, released and prioritised by who may', async () => {
      const ids = await open(2);
      const verbs = [
        { verb: 'assign', user: 'sam' },
        { verb: 'suspend', reason: 'stock-taking' },
        { verb: 'resume' },
        { verb: 'prioritise', priority: 1 },
        { verb: 'release' },
      ];
      for (const one of verbs) {
        expect((await bulk('lee', { ...one, ids })).body).toMatchObject({ done: 0, refused: 2 });
        expect((await api.call('POST', '/tasks/bulk', { ...one, ids })).body.done).toBe(2);
      }
      const now = await as('robin', 'GET', `/tasks/${ids[0]}`);
      expect(now.body).toMatchObject({ status: 'offered', priority: 1 });
    });

    it('are put off by who holds them, and taken up again', async () => {
      const [mine = '', free = ''] = await open(2);
      await as('robin', 'POST', `/tasks/${mine}/claim`);
      const followUpAt = new Date(Date.now() + 3_600_000).toISOString();
      const snoozed = await bulk('robin', { verb: 'snooze', ids: [mine, free], followUpAt });
      expect(snoozed.body).toMatchObject({ done: 1, refused: 1 });
      expect((await as('robin', 'GET', `/tasks/${mine}`)).body.followUpAt).toBe(followUpAt);
      const past = { verb: 'snooze', ids: [mine], followUpAt: '2020-01-01T00:00:00Z' };
      expect((await bulk('robin', past)).body.refused).toBe(1);
      expect((await bulk('robin', { verb: 'snooze', ids: [mine], followUpAt: null })).body.done).toBe(1);
      expect((await as('robin', 'GET', `/tasks/${mine}`)).body.followUpAt).toBeUndefined();
      expect((await bulk('robin', { verb: 'snooze', ids: [mine] })).status).toBe(422);
    });

    it('are refused as a whole where something is missing, and never more than 200', async () => {
      const [id = ''] = await open(1);
      const refused = await bulk('robin', { verb: 'complete', ids: [id] });
      expect(refused.body.problems.map(({ path }: { path: string }) => path)).toEqual([
        '/submissionId',
        '/data',
      ]);
      const ids = Array.from({ length: 201 }, (_, place) => `t-${place}`);
      expect((await bulk('robin', { verb: 'claim', ids })).status).toBe(400);
      expect((await bulk('robin', { verb: 'claim', ids: [id, id] })).status).toBe(400);
      expect((await bulk('robin', { verb: 'delete', ids: [id] })).status).toBe(400);
    });
  });

  describe('one after the other', () => {
    const next = (who: string, body: object) => as(who, 'POST', '/tasks/next', body);

    it('are claimed by callers at the same time, each a different one', async () => {
      await api.sql(`UPDATE task SET status = 'withdrawn', closed_at = now() WHERE closed_at IS NULL`);
      const ids = await open(4);
      const answers = await Promise.all(
        ['robin', 'sam', 'robin', 'sam'].map((who) => next(who, { mode: 'list', claim: true })),
      );
      const got = answers.flatMap(({ body }) => (body.task === undefined ? [] : [body.task.id]));
      expect(new Set(got).size).toBeGreaterThanOrEqual(2);
      expect(ids).toEqual(expect.arrayContaining(got));
    });

    it('pile up by the same step of other instances, chain within the same instance', async () => {
      await api.sql(`UPDATE task SET status = 'withdrawn', closed_at = now() WHERE closed_at IS NULL`);
      const { id, instanceId } = await offered(api);
      await as('robin', 'POST', `/tasks/${id}/complete`, { submissionId: 's', ...approval });
      expect((await next('robin', { mode: 'chain', after: id })).body).toEqual({});
      expect((await next('robin', { mode: 'pile', after: id })).body).toEqual({});
      expect((await next('robin', { mode: 'pile' })).status).toBe(422);
      const chain = await offerIn(api, instanceId, 'check#1');
      const pile = await offered(api);
      expect((await next('robin', { mode: 'pile', after: id, claim: true })).body.task).toMatchObject({
        id: pile.id,
        status: 'claimed',
      });
      expect((await next('robin', { mode: 'chain', after: id })).body.task).toMatchObject({
        id: chain,
        status: 'offered',
      });
    });

    it('are not those that one has put off, declined, or may not answer', async () => {
      await api.sql(`UPDATE task SET status = 'withdrawn', closed_at = now() WHERE closed_at IS NULL`);
      const [late = '', declined = '', suspended = ''] = await open(3);
      await offered(api, { groups: ['refunds'], not: ['robin'] });
      await as('robin', 'POST', `/tasks/${late}/claim`);
      const followUpAt = new Date(Date.now() + 3_600_000).toISOString();
      await as('robin', 'PATCH', `/tasks/${late}`, { followUpAt });
      await as('robin', 'POST', `/tasks/${declined}/decline`, {});
      await api.call('POST', `/tasks/${suspended}/suspend`, { reason: 'r' });
      expect((await next('robin', { mode: 'list', claim: true })).body).toEqual({});
      await as('robin', 'PATCH', `/tasks/${late}`, { followUpAt: null });
      expect((await next('robin', { mode: 'list' })).body.task.id).toBe(late);
    });
  });

  describe('answered before they are there', () => {
    const early = (who: string, instanceId: string, body: object) =>
      as(who, 'POST', `/instances/${instanceId}/early-answers`, { stepId: 'review', ...body });

    it('are submitted as soon as their step opens', async () => {
      const instanceId = await startedInstance(api);
      expect((await early('robin', instanceId, { outcome: 'approve', data: { note: 7 } })).status).toBe(422);
      expect((await early('lee', instanceId, approval)).status).toBe(403);
      expect((await early('robin', instanceId, { ...approval, stepId: 'done' })).body.code).toBe(
        'step.unknown',
      );
      expect((await early('robin', instanceId, approval)).body).toMatchObject({
        own: true,
        outcome: 'approve',
      });
      expect((await early('sam', instanceId, approval)).body.code).toBe('early-answer.taken');
      const seen = await as('sam', 'GET', `/instances/${instanceId}/early-answers`);
      expect(seen.body.items).toMatchObject([{ by: { id: 'robin' }, own: false }]);
      expect(seen.body.items[0].output).toBeUndefined();
      const id = await offerIn(api, instanceId, 'review#1');
      expect((await as('robin', 'GET', `/tasks/${id}`)).body).toMatchObject({
        status: 'submitted',
        assignee: { id: 'robin' },
        output: { outcome: 'approve', note: 'fine', copies: 1 },
      });
      expect(
        (await api.sql(`SELECT kind FROM outbox WHERE lane = $1 AND kind = 'submit'`, [instanceId])).length,
      ).toBe(1);
      expect((await early('robin', instanceId, approval)).status).toBe(200);
    });

    it('stay as a draft where the person may not answer when it comes', async () => {
      const instanceId = await startedInstance(api);
      await early('robin', instanceId, approval);
      const id = await offerIn(api, instanceId, 'review#1', { groups: ['refunds'], not: ['robin'] });
      expect((await as('sam', 'GET', `/tasks/${id}`)).body).toMatchObject({
        status: 'offered',
        draft: { data: { note: 'fine' } },
      });
      expect((await early('sam', instanceId, approval)).body.code).toBe('early-answer.late');
    });

    it('show their form to whom the step will be offered', async () => {
      const instanceId = await startedInstance(api);
      const path = (step: string) => `/instances/${instanceId}/early-answers/${step}/form`;
      const form = await as('robin', 'GET', path('review'));
      expect(form.body).toMatchObject({ outcomes: ['approve', 'reject'], user: { id: 'robin' } });
      expect(form.body.schema.type).toBe('object');
      expect((await as('lee', 'GET', path('review'))).status).toBe(403);
      expect((await as('robin', 'GET', path('done'))).body.code).toBe('step.unknown');
    });

    it('are taken back by who gave them', async () => {
      const instanceId = await startedInstance(api);
      await early('robin', instanceId, approval);
      const path = `/instances/${instanceId}/early-answers/review`;
      expect((await as('sam', 'DELETE', path)).status).toBe(404);
      expect((await as('robin', 'DELETE', path)).status).toBe(204);
      expect(await status(await offerIn(api, instanceId, 'review#1'))).toBe('offered');
    });
  });
});
