import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SubmissionRepository, taskIdOf, PointRepository } from '@fermata/persistence';
import { noTriggers, offerTask, pointOf, startInstance, viewerOf } from '@fermata/testing';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

/** The header of who has seen a revision. */
const seen = (revision: number) => ({ 'if-match': `"${revision}"` });

type Offer = Parameters<typeof offerTask>[1];

describe('the desk', () => {
  let api: NounApi;
  let asSue: string;
  let asRobin: string;
  const get = (path: string, token = asSue) => api.send('GET', `/desk${path}`, { token });

  const open = async (key: string, offer: Offer = { groups: ['refunds'], not: ['lee'] }, dueAt?: number) => {
    const instance = await startInstance(api.database, 'review', key);
    const effect = offerTask('review#1', offer, dueAt === undefined ? {} : { dueAt });
    await api.database.inProject('default', (tx) =>
      new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, [effect])),
    );
    return taskIdOf(instance.id, 'review#1');
  };
  const complete = (id: string, who: string) =>
    api.database.inProject('default', async (tx) => {
      const submissions = new SubmissionRepository(tx);
      const answer = { taskId: id, submissionId: `s-${id}`, output: { outcome: 'approve' } };
      await submissions.submit(answer, viewerOf(who, ['refunds']));
      await submissions.settle(id, `s-${id}`, { accepted: true });
    });

  beforeAll(async () => {
    api = await startNouns();
    await api.person('sue', ['supervisor', 'agent']);
    asSue = (await api.token('sue')).secret;
    asRobin = (await api.token('robin')).secret;
    await api.group('refunds', ['robin', 'sam', 'sue']);
    await api.deploy(formText, workflowText('review'));
    const rules = { items: [{ definition: 'review', stepId: 'review', percent: 100 }] };
    const put = await api.send('PUT', '/desk/sampling', { token: asSue, body: rules, headers: seen(0) });
    expect(put.body).toMatchObject({ ...rules, revision: 1, changedBy: { id: 'sue', name: 'Name of sue' } });
    await complete(await open('one'), 'robin');
    await complete(await open('two'), 'sue');
    await open('three');
  });

  afterAll(() => api.close());

  it('tells its numbers as documented', async () => {
    const load = await get('/load?group=refunds');
    expect(load).toMatchObject({
      status: 200,
      body: {
        totals: { open: 1, unassigned: 1, overdue: 0, dueToday: 0, doneToday: 2, stranded: 0 },
        people: 3,
      },
    });
    const rows: readonly { id: string; doneToday: number }[] = load.body.rows;
    expect(rows.find(({ id }) => id === 'robin')?.doneToday).toBe(1);
    expect((await get('/ageing')).body.classes).toHaveLength(7);
    expect((await get('/throughput?days=3')).body.days).toHaveLength(3);
    expect((await get('/throughput?days=91')).status).toBe(400);
    expect((await get('/forecast')).body.groups).toMatchObject([{ group: 'refunds', open: 1 }]);
    expect((await get('/stranded')).body).toEqual({ items: [] });
    expect((await get('/escalations')).body).toEqual({ items: [] });
    expect((await get('/rounds')).body).toEqual({ items: [] });
    expect((await get('/rounds?of=apart')).body.items).toMatchObject([
      { visit: 'review#1', total: 1, done: 0, excluded: [{ id: 'lee', name: 'Name of lee' }] },
    ]);
  });

  it('lets drawn tasks be reviewed, never by who has done them', async () => {
    const { items } = (await get('/samples')).body;
    const by = (who: string) =>
      items.find(({ completedBy }: { completedBy: { id: string } }) => completedBy.id === who);
    const review = (task: string, body: object) =>
      api.send('POST', `/desk/samples/${task}/review`, { token: asSue, body });
    expect([by('robin').own, by('sue').own]).toEqual([false, true]);
    expect(await review(by('sue').taskId, { verdict: 'right' })).toMatchObject({
      status: 403,
      body: { code: 'review.own' },
    });
    expect((await review(by('robin').taskId, { verdict: 'maybe' })).status).toBe(400);
    expect(await review(by('robin').taskId, { verdict: 'wrong', note: 'No receipt' })).toMatchObject({
      status: 200,
      body: { review: { verdict: 'wrong', note: 'No receipt', by: { id: 'sue' } } },
    });
    expect((await get('/samples?state=reviewed')).body.items).toHaveLength(1);
    expect(await review('t-none', { verdict: 'right' })).toMatchObject({ status: 404 });
  });

  it('takes one rule for a step, and none that is no share', async () => {
    const rule = { definition: 'review', stepId: 'review', percent: 5 };
    const put = (items: readonly object[]) =>
      api.send('PUT', '/desk/sampling', { token: asSue, body: { items }, headers: { 'if-match': '*' } });
    expect(await put([rule, rule])).toMatchObject({ status: 422, body: { code: 'sampling.twice' } });
    expect((await put([{ ...rule, percent: 101 }])).status).toBe(400);
    expect((await put([{ ...rule, stepId: "x'; --" }])).status).toBe(400);
    expect((await put([])).body).toMatchObject({ items: [] });
  });

  it('keeps the rules that a colleague has made meanwhile, and says who and when', async () => {
    const items = [{ definition: 'review', stepId: 'review', percent: 5 }];
    const read = await get('/sampling');
    const { revision } = read.body;
    expect(read.headers['etag']).toBe(`"${revision}"`);
    const put = (body: object, headers: Record<string, string>) =>
      api.send('PUT', '/desk/sampling', { token: asSue, body, headers });
    expect(await put({ items }, {})).toMatchObject({ status: 428, body: { code: 'sampling.if-match' } });
    expect((await put({ items }, { 'if-match': 'three' })).status).toBe(400);
    const both = await Promise.all([put({ items }, seen(revision)), put({ items: [] }, seen(revision))]);
    const [won, lost] = both.sort((one, other) => one.status - other.status);
    expect([won?.status, lost?.status]).toEqual([200, 412]);
    expect(lost?.body).toMatchObject({
      code: 'sampling.conflict',
      revision: revision + 1,
      by: 'Name of sue',
      at: won?.body.changedAt,
    });
    expect((await get('/sampling')).body).toEqual(won?.body);
  });

  it('counts what lists of tasks have behind its numbers', async () => {
    const [past, soon] = [Date.now() - 3_600_000, Date.now() + 600_000];
    const held = await open('late', undefined, past);
    await api.send('POST', `/tasks/${held}/claim`, { token: asRobin });
    await open('late by name', { users: ['robin'] }, past);
    await open('soon', undefined, soon);
    await open('far', undefined, Date.now() + 72 * 3_600_000);
    // In another zone numbers are counted anew.
    await api.send('PATCH', '/me', { token: asSue, body: { zone: 'Europe/Berlin' } });
    const { totals, rows } = (await get('/load')).body;
    const count = async (query: string) => {
      const filters = query.startsWith('view=') ? query : `view=all&${query}`;
      const { count: counted } = (await api.send('GET', `/tasks/count?${filters}`, { token: asSue })).body;
      const { items } = (await api.send('GET', `/tasks?${filters}`, { token: asSue })).body;
      expect(items).toHaveLength(counted);
      return counted;
    };
    expect({
      open: await count(''),
      unassigned: await count('status=offered'),
      overdue: await count('overdue=true'),
      dueToday: await count('dueToday=true'),
      doneToday: await count('view=done&doneToday=true'),
    }).toEqual({
      open: totals.open,
      unassigned: totals.unassigned,
      overdue: totals.overdue,
      dueToday: totals.dueToday,
      doneToday: totals.doneToday,
    });
    expect(totals).toMatchObject({ open: 5, overdue: 2 });
    const robin = rows.find(
      ({ kind, id }: { kind: string; id: string }) => kind === 'person' && id === 'robin',
    );
    expect(robin).toMatchObject({
      offered: await count('person=robin&status=offered'),
      claimed: await count('person=robin&status=claimed'),
      overdue: await count('person=robin&overdue=true'),
      dueToday: await count('person=robin&dueToday=true'),
      doneToday: await count('view=done&person=robin&doneToday=true'),
    });
    expect(robin).toMatchObject({ offered: 1, claimed: 1, overdue: 2 });
    const refunds = rows.find(({ kind }: { kind: string }) => kind === 'group');
    expect(refunds).toMatchObject({
      offered: await count('group=refunds&status=offered'),
      claimed: await count('group=refunds&status=claimed'),
      overdue: await count('group=refunds&overdue=true'),
      dueToday: await count('group=refunds&dueToday=true'),
      doneToday: await count('view=done&group=refunds&doneToday=true'),
    });
  });

  it('is closed to who only works', async () => {
    for (const path of ['/load', '/samples', '/escalations', '/rounds', '/stranded', '/sampling'])
      expect((await get(path, asRobin)).status).toBe(403);
  });
});
