import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OperatePreview } from '@fermata/contracts';
import { InstanceRepository, PointRepository, type InstanceDetail } from '@fermata/persistence';
import { noTriggers, pointOf } from '@fermata/testing';
import type { Caller } from '../access/current.ts';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import type { OperationsService } from '../operations/operations.service.ts';
import { offered, offerIn, startedInstance } from '../task-verbs/offered.fixture.ts';
import { TaskRepairsService } from '../task-verbs/task-repairs.service.ts';

const approval = { outcome: 'approve', data: { note: 'fine' } };

/** The measure of people's work, row by row. */
describe('people’s work', () => {
  let api: NounApi;
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
    await api.person('sue', ['supervisor']);
    await api.person('kim', ['agent']);
    await api.group('supervisors', ['sue']);
    for (const login of ['robin', 'sam', 'lee', 'kim', 'sue'])
      secrets[login] = (await api.token(login)).secret;
  });

  afterAll(() => api.close());

  const as = (who: string, method: string, path: string, body?: unknown) =>
    api.send(method, path, { token: secrets[who] ?? '', ...(body === undefined ? {} : { body }) });
  const at = (who: string, id: string, verb: string, body: object = {}) =>
    as(who, 'POST', `/tasks/${id}/${verb}`, body);
  const see = async (who: string, id: string) => (await as(who, 'GET', `/tasks/${id}`)).body;
  const inboxOf = async (who: string): Promise<readonly string[]> =>
    (await as(who, 'GET', '/tasks?limit=200')).body.items.map(({ id }: { id: string }) => id);

  it('Offer to many: an offer may be declined, and is then gone from one’s list alone', async () => {
    const { id } = await offered(api);
    await at('robin', id, 'decline', { reason: 'I know the customer' });
    expect(await inboxOf('robin')).not.toContain(id);
    expect(await inboxOf('sam')).toContain(id);
  });

  it('Authorization: viewing, claiming, completing, reassigning and suspending are separate rights', async () => {
    const verbs = ['see', 'claim', 'complete', 'reassign', 'suspend'] as const;
    const allowed: Record<string, readonly number[]> = {};
    for (const verb of verbs) {
      await api.call('PUT', '/groups/refunds/grants', {
        grants: [{ granteeKind: 'user', grantee: 'lee', verb }],
      });
      const [free, held] = [(await offered(api)).id, (await offered(api)).id];
      await at('robin', held, 'claim');
      allowed[verb] = [
        (await as('lee', 'GET', `/tasks/${free}`)).status,
        (await at('lee', free, 'suspend', { reason: 'r' })).status,
        (await at('lee', held, 'assign', { user: 'sam' })).status,
        (await at('lee', free, 'complete', { submissionId: 's', ...approval })).status,
        (await at('lee', (await offered(api)).id, 'claim')).status,
      ];
    }
    await api.call('PUT', '/groups/refunds/grants', { grants: [] });
    expect(allowed).toEqual({
      see: [200, 403, 403, 403, 403],
      claim: [200, 403, 403, 403, 200],
      complete: [200, 403, 403, 200, 403],
      reassign: [200, 403, 200, 403, 403],
      suspend: [200, 200, 403, 409, 403],
    });
  });

  it('Authorization: no group gives a right that the role has not; what is taken back is gone for tokens too', async () => {
    await api.person('gov', ['admin']);
    secrets['gov'] = (await api.token('gov')).secret;
    const verbs = ['claim', 'complete', 'reassign', 'suspend'];
    const rights = (grantee: string) => verbs.map((verb) => ({ granteeKind: 'user', grantee, verb }));
    await as('gov', 'PUT', '/groups/refunds/members/gov');
    await as('gov', 'PUT', '/groups/refunds/grants', { grants: [...rights('gov'), ...rights('lee')] });
    const { id } = await offered(api);
    expect((await at('gov', id, 'claim')).status).toBe(403);
    expect((await at('gov', id, 'complete', { submissionId: 's', ...approval })).status).toBe(403);
    expect((await as('lee', 'GET', `/tasks/${id}`)).status).toBe(200);
    await as('gov', 'PUT', '/groups/refunds/grants', { grants: [] });
    expect((await at('lee', id, 'claim')).status).toBe(404);
    await as('gov', 'DELETE', '/groups/refunds/members/gov');
    await api.call('PATCH', '/users/gov', { roles: ['supervisor'] });
    for (const [method, path, body] of [
      ['PUT', '/groups/refunds/members/gov', undefined],
      ['DELETE', '/groups/refunds/members/robin', undefined],
      ['PUT', '/groups/refunds/grants', { grants: rights('gov') }],
      ['PUT', '/groups/own', { title: 'Own' }],
      ['PATCH', '/users/gov', { groups: ['refunds'], roles: ['admin'] }],
      ['PUT', '/users/gov/work', { skills: ['german'], manager: null, calendar: null }],
    ] as const)
      expect([path, (await as('gov', method, path, body)).status]).toEqual([path, 403]);
    expect((await as('sue', 'GET', '/groups/refunds')).body.members).toEqual(['robin', 'sam']);
  });

  it('Delegation: handed on and told, an unauthorised target is refused, given back to its owner', async () => {
    const { id } = await offered(api);
    await at('robin', id, 'claim');
    expect((await at('robin', id, 'delegate', { user: 'lee' })).body.code).toBe('task.assignee-refused');
    await at('robin', id, 'delegate', { user: 'sam' });
    expect(await see('robin', id)).toMatchObject({ assignee: { id: 'sam' }, owner: { id: 'robin' } });
    expect((await as('sam', 'GET', '/notices')).body.items[0]).toMatchObject({
      kind: 'delegated',
      taskId: id,
    });
    expect((await at('sam', id, 'return')).body.assignee.id).toBe('robin');
  });

  it('Escalation and deallocation: offered to others besides; given back to the pool', async () => {
    const { id } = await offered(api);
    await at('robin', id, 'claim');
    expect((await at('robin', id, 'escalate', { reason: 'late' })).body.groups).toContain('supervisors');
    expect((await at('robin', id, 'release')).body).toMatchObject({ status: 'offered' });
    expect((await at('sue', id, 'claim')).body.assignee.id).toBe('sue');
  });

  it.each([
    ['Stateful', 'keep', { note: 'half' }],
    ['Stateless', 'drop', undefined],
  ] as const)('%s reallocation: the other %ss the saved draft', async (_row, draft, data) => {
    for (const verb of ['assign', 'delegate']) {
      const { id } = await offered(api);
      await at('robin', id, 'claim');
      await as('robin', 'PUT', `/tasks/${id}/draft`, { data: { note: 'half' } });
      const handed = await at('robin', id, verb, { user: 'sam', draft });
      expect(handed.body.draft?.data).toEqual(data);
      const revision = handed.body.draft?.revision ?? 0;
      expect((await as('sam', 'PUT', `/tasks/${id}/draft`, { data: {}, revision })).status).toBe(200);
    }
  });

  it('Suspension: nobody works on it, and its due time stays', async () => {
    const { id } = await offered(api);
    const due = new Date(Date.now() + 60_000);
    await api.sql('UPDATE task SET due_at = $2 WHERE id = $1', [id, due]);
    await at('sue', id, 'suspend', { reason: 'waits for a letter' });
    expect((await at('robin', id, 'claim')).body.code).toBe('task.suspended');
    expect((await at('sue', id, 'resume')).body.dueAt).toBe(due.toISOString());
    expect((await at('robin', id, 'claim')).status).toBe(200);
  });

  it('Skip and redo: done without doing, and repeated, if the workflow agrees', async () => {
    const asked: object[] = [];
    const operations = (verdict: OperatePreview) =>
      ({
        preview: () => Promise.resolve(verdict),
        ask: (_caller: Caller, instanceId: string, body: object) => {
          asked.push({ instanceId, ...body });
          return Promise.resolve({ id: 'o', verb: 'skip', instanceId });
        },
      }) as unknown as OperationsService;
    const sue = {
      projectId: 'default',
      subject: { userId: 'sue', permissions: new Set(['task.seeAll', 'instance.repair']) },
      acting: { actor: 'sue' },
    } as unknown as Caller;
    const { id, instanceId } = await offered(api);
    const request = { id, once: undefined };
    const willing = new TaskRepairsService(api.database, operations({ accepted: true }));
    const output = { outcome: 'approve' };
    expect(await willing.skip(sue, request, { reason: 'by phone', output })).toMatchObject({
      accepted: true,
    });
    expect(await willing.redo(sue, request, { reason: 'wrong form' })).toMatchObject({ accepted: true });
    expect(asked).toEqual([
      { instanceId, verb: 'skip', reason: 'by phone', visit: 'review#1', output },
      { instanceId, verb: 'rerun', reason: 'wrong form', step: 'review' },
    ]);
    const refusing = new TaskRepairsService(api.database, operations({ accepted: false, reason: 'no' }));
    expect(await refusing.redo(sue, request, { reason: 'r' })).toEqual({ accepted: false, reason: 'no' });
    await api.sql(`UPDATE task SET status = 'expired', closed_at = now() WHERE id = $1`, [id]);
    await expect(willing.skip(sue, request, { reason: 'r' })).rejects.toMatchObject({ code: 'task.closed' });
    expect(asked).toHaveLength(2);
  });

  it('Pre-do: done early, and given in when it is asked for', async () => {
    const instanceId = await startedInstance(api);
    await as('robin', 'POST', `/instances/${instanceId}/early-answers`, { stepId: 'review', ...approval });
    const id = await offerIn(api, instanceId, 'review#1');
    expect(await see('robin', id)).toMatchObject({ status: 'submitted', outcome: 'approve' });
  });

  it('Pre-do with files: of who answers, and of the task from then on; until then the answer is shown and may be taken back', async () => {
    const form = formText
      .replaceAll('order-form', 'papers')
      .replace('copies:', 'proof: { type: object, "x-file": true }, copies:')
      .replace('field: note }', 'field: note }\n  - { component: file, field: proof }');
    const twoSteps = workflowText('papers').replace(
      'review: { type: manual, form: order-form, assign: { groups: [refunds] }, next: [{ to: done }] }',
      'review: { type: manual, form: order-form, assign: { groups: [refunds] }, next: [{ to: papers }] }\n  papers: { type: manual, form: papers, assign: { groups: [refunds] }, next: [{ to: done }] }',
    );
    await api.deploy(form, twoSteps);
    const started = await api.call('POST', '/instances', { workflow: 'papers', input: { orderId: 'o' } });
    const instanceId: string = started.body.id;
    const first = await offerIn(api, instanceId, 'review#1');
    const add = async (who: string) =>
      (
        await api.send('POST', '/files?name=proof.txt', {
          token: secrets[who] ?? '',
          headers: { 'content-type': 'application/octet-stream' },
          body: Buffer.from('proof'),
        })
      ).body;
    const [own, others] = [await add('robin'), await add('sam')];
    const place = `/instances/${instanceId}/early-answers`;
    const give = (proof: unknown) =>
      as('robin', 'POST', place, { stepId: 'papers', outcome: 'approve', data: { proof } });
    expect(await give(others)).toMatchObject({
      status: 422,
      body: { problems: [{ code: 'form.file', path: '/data/proof' }] },
    });
    expect((await give(own)).status).toBe(200);
    const early = async (who: string) => (await as(who, 'GET', `/tasks/${first}/context`)).body.early;
    const [answer] = [{ by: { id: 'robin' }, outcome: 'approve' }];
    expect(await early('robin')).toMatchObject([
      { stepId: 'papers', answer: { ...answer, own: true, output: { proof: { id: own.id } } } },
    ]);
    expect(await early('sam')).toMatchObject([{ answer: { ...answer, own: false } }]);
    expect((await early('sam'))[0].answer.output).toBeUndefined();
    expect((await as('sam', 'DELETE', `${place}/papers`)).status).toBe(404);
    expect((await as('robin', 'DELETE', `${place}/papers`)).status).toBe(204);
    expect((await early('robin'))[0].answer).toBeUndefined();
    await give(own);
    expect((await as('sam', 'GET', `/files/${own.id}`)).status).toBe(404);
    const task = await offerIn(api, instanceId, 'papers#1', { groups: ['refunds'], form: 'papers@1' });
    expect(await see('sam', task)).toMatchObject({ status: 'submitted' });
    expect((await as('sam', 'GET', `/files/${own.id}`)).status).toBe(200);
  });

  it('Piled and chained execution: the next task opens by itself', async () => {
    const { id, instanceId } = await offered(api, { users: ['kim'] });
    await at('kim', id, 'complete', { submissionId: 's', ...approval });
    const piled = (await offered(api, { users: ['kim'] })).id;
    const chained = await offerIn(api, instanceId, 'check#1', { users: ['kim'] });
    const next = async (mode: string) =>
      (await as('kim', 'POST', '/tasks/next', { mode, after: id, claim: true })).body.task;
    expect(await next('pile')).toMatchObject({ id: piled, status: 'claimed' });
    expect(await next('chain')).toMatchObject({ id: chained, status: 'claimed' });
  });

  it('Additional people: several fill in one task, one answers it', async () => {
    const { id } = await offered(api);
    await at('robin', id, 'claim');
    await as('robin', 'PUT', `/tasks/${id}/helpers/lee`);
    await as('lee', 'PUT', `/tasks/${id}/draft`, { data: { note: 'of lee' } });
    expect((await see('robin', id)).draft.data).toEqual({ note: 'of lee' });
    expect((await at('lee', id, 'complete', { submissionId: 's', ...approval })).status).toBe(409);
    expect((await at('robin', id, 'complete', { submissionId: 's', ...approval })).status).toBe(200);
  });

  describe('given to one of several', () => {
    const bench = ['ida', 'jon', 'pat'];
    const holderOf = async (id: string) => (await as('sue', 'GET', `/tasks/${id}`)).body.assignee?.id;

    beforeAll(async () => {
      for (const login of bench) {
        await api.person(login, ['agent']);
        secrets[login] = (await api.token(login)).secret;
      }
      await api.group('bench', bench);
    });

    it('Case handling: who takes one task of an instance has all of them, if there at all', async () => {
      const instanceId = await startedInstance(api);
      const ofCase = { groups: ['bench'], case: true } as const;
      const [one, two] = [
        await offerIn(api, instanceId, 'a#1', ofCase),
        await offerIn(api, instanceId, 'b#1', ofCase),
      ];
      await at('ida', one, 'claim');
      expect(await holderOf(two)).toBe('ida');
      expect(await holderOf(await offerIn(api, instanceId, 'c#1', ofCase))).toBe('ida');
      const away = { from: '2020-01-01T00:00:00Z', until: '2999-01-01T00:00:00Z', substitute: null };
      const { body } = await as('ida', 'POST', '/absences', away);
      expect(await holderOf(await offerIn(api, instanceId, 'd#1', ofCase))).toBeUndefined();
      expect((await as('ida', 'DELETE', `/absences/${body.id}`)).status).toBe(204);
    });

    it('Shortest queue and history: to who has least in hand, to who has done most of them', async () => {
      const give = (how: 'shortestQueue' | 'mostExperienced') =>
        offered(api, { groups: ['bench'], give: how });
      const held = { ida: 2, jon: 1, pat: 0 };
      await api.sql(`UPDATE task SET status = 'withdrawn', closed_at = now() WHERE closed_at IS NULL`);
      for (const [who, count] of Object.entries(held))
        for (let task = 0; task < count; task += 1)
          await at(who, (await offered(api, { groups: ['bench'] })).id, 'claim');
      const first = await give('shortestQueue');
      expect(await holderOf(first.id)).toBe('pat');
      await at('pat', first.id, 'complete', { submissionId: 's', ...approval });
      await api.sql(`UPDATE task SET status = 'completed', closed_at = now() WHERE id = $1`, [first.id]);
      for (let task = 0; task < 2; task += 1)
        expect(await holderOf((await give('mostExperienced')).id)).toBe('pat');
      expect((await inboxOf('pat')).length).toBe(2);
    });
  });

  it('Deadline: taken from the old lists and offered to others, who are told', async () => {
    const { id, instanceId } = await offered(api);
    await at('robin', id, 'claim');
    await api.database.inProject('default', async (tx) => {
      const instance = (await new InstanceRepository(tx).get(instanceId)) as InstanceDetail;
      const assign = { users: ['lee'], groups: [], not: [] };
      const late = { type: 'notifyTask', key: 't', work: 'review#1', action: 'reassign', assign } as const;
      await new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, Date.now(), [late]));
    });
    expect(
      [await inboxOf('robin'), await inboxOf('sam'), await inboxOf('lee')].map((ids) => ids.includes(id)),
    ).toEqual([false, false, true]);
    expect((await at('robin', id, 'complete', { submissionId: 's', ...approval })).status).toBe(404);
    expect((await as('lee', 'GET', '/notices')).body.items[0]).toMatchObject({ taskId: id });
    expect((await at('lee', id, 'claim')).status).toBe(200);
  });

  it('Simultaneous execution, pull: one person has two tasks at once, picks any, begins by answering', async () => {
    const [one, two, three] = [await offered(api), await offered(api), await offered(api)];
    for (const { id } of [two, one]) expect((await at('robin', id, 'claim')).status).toBe(200);
    const straight = await at('robin', three.id, 'complete', { submissionId: 's', ...approval });
    expect(straight.body).toMatchObject({ status: 'submitted', assignee: { id: 'robin' } });
    expect(await inboxOf('robin')).toEqual(expect.arrayContaining([one.id, two.id]));
  });
});
