import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Orchestrator } from '@fermata/orchestration';
import { createFleetRunner } from '../fleets/fleet-runner.ts';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import { offered, offerIn, startedInstance } from '../task-verbs/offered.fixture.ts';

const approval = { outcome: 'approve', data: { note: 'fine' } };
const refused = { status: 403, body: { code: 'task.separation' } };

/** The measure of people's work: whom a task comes to. robin and sam are of the group refunds; lee is not. */
describe('people’s work comes to its people', () => {
  let api: NounApi;
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
    await api.person('sue', ['supervisor']);
    await api.group('supervisors', ['sue']);
    for (const login of ['robin', 'sam', 'lee', 'sue']) secrets[login] = (await api.token(login)).secret;
    const work = { skills: ['german'], manager: 'sue', calendar: null };
    expect((await api.call('PUT', '/users/robin/work', work)).status).toBe(200);
  });

  afterAll(() => api.close());

  const as = (who: string, method: string, path: string, body?: unknown) =>
    api.send(method, path, { token: secrets[who] ?? '', ...(body === undefined ? {} : { body }) });
  const at = (who: string, id: string, verb: string, body: object = {}) =>
    as(who, 'POST', `/tasks/${id}/${verb}`, body);
  const complete = (who: string, id: string) =>
    at(who, id, 'complete', { submissionId: `s-${id}`, ...approval });
  const see = async (who: string, id: string) => (await as(who, 'GET', `/tasks/${id}`)).status;
  /** Somebody comes, into this group; who is there already joins it. */
  const join = async (who: string, group?: string) => {
    if (secrets[who] === undefined) {
      await api.person(who, ['agent']);
      secrets[who] = (await api.token(who)).secret;
    }
    if (group !== undefined) await api.group(group, [who]);
  };

  it('Direct and role-based distribution: only they see it', async () => {
    const direct = await offered(api, { users: ['lee'] });
    expect([await see('lee', direct.id), await see('robin', direct.id)]).toEqual([200, 404]);
    const byRole = await offered(api, { roles: ['supervisor'] });
    expect([await see('sue', byRole.id), await see('robin', byRole.id)]).toEqual([200, 404]);
    expect((await at('sue', byRole.id, 'claim')).status).toBe(200);
  });

  it('Capability and organisation: by skill, by the manager of a person', async () => {
    const skilled = await offered(api, { groups: ['refunds'], skills: ['german'] });
    expect([await see('robin', skilled.id), await see('sam', skilled.id)]).toEqual([200, 404]);
    const managed = await offered(api, { managerOf: ['robin'] });
    expect((await at('sue', managed.id, 'claim')).status).toBe(200);
    expect(await see('robin', managed.id)).toBe(404);
  });

  it('Separation of duties: refused on every way, after loops, hand-overs and by an admin', async () => {
    const instance = await startedInstance(api);
    const prepare = await offerIn(api, instance, 'prepare#1');
    await at('robin', prepare, 'claim');
    await at('robin', prepare, 'delegate', { user: 'sam' });
    expect((await complete('sam', prepare)).status).toBe(200);
    const again = await offerIn(api, instance, 'prepare#2');
    expect((await complete('robin', again)).status).toBe(200);
    const approve = await offerIn(api, instance, 'approve#1', {
      groups: ['refunds'],
      users: ['lee'],
      separateFrom: ['prepare'],
    });
    for (const who of ['sam', 'robin']) {
      expect(await at(who, approve, 'claim')).toMatchObject(refused);
      expect(await complete(who, approve)).toMatchObject(refused);
      expect(await api.call('POST', `/tasks/${approve}/assign`, { user: who })).toMatchObject(refused);
    }
    await at('lee', approve, 'claim');
    expect(await at('lee', approve, 'delegate', { user: 'sam' })).toMatchObject(refused);
    expect((await complete('lee', approve)).status).toBe(200);
  });

  it('Separation of duties: nobody writes as an operator what the person may not answer', async () => {
    const instance = await startedInstance(api);
    expect(
      (await complete('sue', await offerIn(api, instance, 'prepare#1', { users: ['sue'] }))).status,
    ).toBe(200);
    const id = await offerIn(api, instance, 'approve#1', { groups: ['refunds'], separateFrom: ['prepare'] });
    expect(await at('sue', id, 'skip', { reason: 'in a hurry' })).toMatchObject(refused);
    for (const body of [
      { verb: 'skip', visit: 'approve#1' },
      { verb: 'edit-output', visit: 'approve#1', output: { note: 'fine' } },
      { verb: 'jump', from: 'approve#1', to: 'done' },
      { verb: 'complete-items', visit: 'approve#1' },
      { verb: 'fail', visit: 'approve#1' },
      { verb: 'withdraw-task', visit: 'approve#1' },
    ])
      expect(
        await as('sue', 'POST', `/instances/${instance}/verbs`, { reason: 'in a hurry', ...body }),
      ).toMatchObject(refused);
  });

  it('Separation of duties: no operator goes round an approval that is not there yet; the preview says so', async () => {
    const end = 'done: { type: end }';
    const flow = (...steps: readonly string[]) => {
      const whole = ['kind: workflow', 'name: eyes', 'input: { type: object }', 'start: prepare', 'steps:'];
      return [...whole, ...steps.map((step) => `  ${step}`)].join('\n');
    };
    const step = (id: string, next: string, more = '') =>
      `${id}: { type: manual, form: order-form, assign: { groups: [refunds]${more} }, next: [{ to: ${next} }] }`;
    const approve = step('approve', 'done', ', separateFrom: [prepare]');
    await api.deploy(flow(step('prepare', 'check'), step('check', 'approve'), approve, end));
    const { body: begun } = await api.call('POST', '/instances', { workflow: 'eyes', input: {} });
    await api.deploy(flow(step('prepare', 'check'), step('check', 'done'), end));
    const prepare = await offerIn(api, begun.id, 'prepare#1', { users: ['root'] });
    const answer = { submissionId: 's', ...approval };
    expect((await api.call('POST', `/tasks/${prepare}/complete`, answer)).status).toBe(200);
    await offerIn(api, begun.id, 'approve#1[0]', { groups: ['refunds'], separateFrom: ['prepare'] });
    for (const body of [
      { verb: 'move', version: 2 },
      { verb: 'undo-move' },
      { verb: 'jump', from: 'check#1', to: 'done' },
      { verb: 'fail', visit: 'approve#2' },
      { verb: 'complete-items', visit: 'approve#1' },
    ])
      for (const door of ['verbs', 'verbs/preview'])
        expect([
          body,
          await api.call('POST', `/instances/${begun.id}/${door}`, { reason: 'in a hurry', ...body }),
        ]).toMatchObject([body, refused]);
    const preview = () => Promise.resolve({ accepted: true });
    const runner = createFleetRunner(api.database, { preview } as unknown as Orchestrator);
    for (const verb of [{ verb: 'move', version: 2 }, { verb: 'undo-move' }]) {
      const chosen = { definition: 'eyes', instances: [begun.id] };
      const made = await api.call('POST', '/fleets', { reason: 'in a hurry', ...verb, ...chosen });
      const fleet = async () => (await api.call('GET', `/fleets/${made.body.id}`)).body;
      // Whoever comes first previews it, this runner or the one of the process: both are the same.
      while ((await fleet()).status === 'previewing') await runner.runOnce();
      expect(await fleet()).toMatchObject({
        buckets: [{ state: 'impossible', reason: 'task.separation', count: 1 }],
      });
    }
  });

  it('N of M: nobody votes twice', async () => {
    const instance = await startedInstance(api);
    const votes = { groups: ['refunds'], separateFrom: ['vote'] };
    const [one, two] = [
      await offerIn(api, instance, 'vote#1', votes),
      await offerIn(api, instance, 'vote#2', votes),
    ];
    expect((await complete('robin', one)).status).toBe(200);
    expect(await complete('robin', two)).toMatchObject(refused);
    expect((await complete('sam', two)).status).toBe(200);
  });

  it('Allocate: pushed without an offer; who says no is passed over, with nobody left a supervisor has it', async () => {
    const { id } = await offered(api, { groups: ['refunds'], give: 'roundRobin' });
    const { body } = await as('sue', 'GET', `/tasks/${id}`);
    expect(body).toMatchObject({ status: 'claimed', allocated: true });
    const [first, second] = body.assignee.id === 'robin' ? ['robin', 'sam'] : ['sam', 'robin'];
    await at(first, id, 'decline', { reason: 'too much' });
    expect((await as('sue', 'GET', `/tasks/${id}`)).body.assignee.id).toBe(second);
    await at(second, id, 'decline', { reason: 'too much' });
    expect((await as('sue', 'GET', `/tasks/${id}`)).body.assignee.id).toBe('sue');
  });

  it('Retain familiar, case handling: the second task goes to who did the first', async () => {
    const instance = await startedInstance(api);
    await complete('sam', await offerIn(api, instance, 'first#1'));
    const like = await offerIn(api, instance, 'second#1', { groups: ['refunds'], likeStep: 'first' });
    expect((await as('sam', 'GET', `/tasks/${like}`)).body).toMatchObject({ assignee: { id: 'sam' } });
  });

  it('Absence: who stands in sees what is offered by name, takes it, and takes over what is held', async () => {
    const { id } = await offered(api, { users: ['robin'] });
    const held = await offered(api, { users: ['robin'] });
    await at('robin', held.id, 'claim');
    expect(await see('lee', id)).toBe(404);
    const away = { from: '2020-01-01T00:00:00Z', until: '2999-01-01T00:00:00Z', substitute: 'lee' };
    const absence = await as('robin', 'POST', '/absences', away);
    expect((await at('lee', id, 'claim')).status).toBe(200);
    expect((await at('lee', held.id, 'assign', { user: 'lee' })).body).toMatchObject({
      assignee: { id: 'lee' },
    });
    const given = await offered(api, { groups: ['refunds'], give: 'roundRobin' });
    expect((await as('sue', 'GET', `/tasks/${given.id}`)).body.assignee.id).toBe('sam');
    await as('robin', 'DELETE', `/absences/${absence.body.id}`);
  });

  it('Somebody goes: what was given to that person is there for the rest of the group', async () => {
    await api.person('kim', ['agent']);
    await api.group('night', ['kim', 'lee']);
    const { id } = await offered(api, { groups: ['night'], give: 'mostExperienced', not: ['lee'] });
    expect((await as('sue', 'GET', `/tasks/${id}`)).body.assignee.id).toBe('kim');
    expect((await api.call('DELETE', '/users/kim')).body.tasks).toContain(id);
    expect((await as('lee', 'GET', `/tasks/${id}`)).body).toMatchObject({
      status: 'offered',
      allocated: false,
    });
  });

  it('Deferred distribution: a value that is missing is a clear error of the step, to be caught or not', async () => {
    const flow = (name: string, more: string) =>
      workflowText(name)
        .replace('properties: {', 'properties: { who: { type: [string, "null"] },')
        .replace('assign: { groups: [refunds] },', `assign: { users: '\${ input.who }' },${more}`);
    const caught = "catch: [{ on: ['assign.empty'], to: asked }],";
    const asked =
      '  asked: { type: manual, form: order-form, assign: { groups: [refunds] }, next: [{ to: done }] }\n';
    await api.deploy(flow('meant', ''), flow('meant-caught', caught) + asked);
    const runs = {
      'of-lee': ['meant', ', who: lee', 'tasks: [{ step: review, users: [lee] }]'],
      'of-nobody': ['meant', ', who: null', 'status: failed, error: assign.empty, tasks: []'],
      'of-none': ['meant', '', 'status: failed, error: expression.failed, tasks: []'],
      'of-others': ['meant-caught', ', who: null', 'waiting: [asked], tasks: [{ step: asked }]'],
    } as const;
    const answers = 'world: { answers: { review: [{ output: { outcome: approve } }] } }';
    const texts = Object.entries(runs).map(([name, [workflow, who, expected]]) => {
      const start = `start: { input: { orderId: o${who} } }\n${answers}`;
      return `kind: test\nname: ${name}\ntitle: T\nworkflow: ${workflow}\n${start}\nexpect: { ${expected} }`;
    });
    await api.deploy(...texts);
    const { body } = await api.call('POST', '/test-runs', { tests: Object.keys(runs) });
    expect(body.items).toMatchObject(Object.keys(runs).map((test) => ({ test, differences: [] })));
  });

  it('Nobody is there: a name that nobody has, who is disabled: listed, and there is a way on', async () => {
    const [person, group] = [
      await offered(api, { users: ['newcomer'] }),
      await offered(api, { groups: ['crew'] }),
    ];
    await join('max', 'watch');
    const [held, free, named] = [
      await offered(api, { groups: ['watch'] }),
      await offered(api, { groups: ['watch'] }),
      await offered(api, { users: ['max', 'lee'] }),
    ];
    await at('max', held.id, 'claim');
    await api.call('POST', '/users/max/disable');
    expect(await see('max', held.id)).toBe(401);
    const { body } = await as('sue', 'GET', '/desk/stranded');
    const reasonOf = ({ id }: { id: string }) =>
      body.items.find(({ taskId }: { taskId: string }) => taskId === id)?.reason;
    expect([person, group, held, free, named].map(reasonOf)).toEqual([
      'nobody',
      'nobody',
      'holder-disabled',
      'nobody',
      undefined,
    ]);
    for (const { id } of [group, held])
      expect((await at('sue', id, 'take-over')).body).toMatchObject({ assignee: { id: 'sue' } });
    expect((await complete('sue', held.id)).status).toBe(200);
    await join('newcomer');
    expect((await at('newcomer', person.id, 'claim')).status).toBe(200);
    await api.call('POST', '/users/max/enable');
    expect((await at('max', free.id, 'claim')).status).toBe(200);
  });

  it('Somebody leaves a group: what is held stays and can be finished, what is offered goes, no turn comes', async () => {
    await join('noa', 'shift');
    await api.group('shift', ['noa', 'lee']);
    const [done, back, free] = [
      await offered(api, { groups: ['shift'] }),
      await offered(api, { groups: ['shift'] }),
      await offered(api, { groups: ['shift'] }),
    ];
    for (const { id } of [done, back]) await at('noa', id, 'claim');
    await api.call('DELETE', '/groups/shift/members/noa');
    expect([await see('noa', done.id), await see('noa', free.id)]).toEqual([200, 404]);
    expect((await at('noa', free.id, 'claim')).status).toBe(404);
    expect((await complete('noa', free.id)).status).toBe(404);
    expect((await complete('noa', done.id)).status).toBe(200);
    await at('noa', back.id, 'release');
    expect([await see('noa', back.id), await see('lee', back.id)]).toEqual([404, 200]);
    for (let turn = 0; turn < 2; turn += 1) {
      const { id } = await offered(api, { groups: ['shift'], give: 'roundRobin' });
      expect((await as('sue', 'GET', `/tasks/${id}`)).body.assignee.id).toBe('lee');
    }
  });

  it('A group goes: its tasks are for the other groups, else for the supervisors; who holds one keeps it', async () => {
    await join('noa', 'brief');
    const [alone, shared, held] = [
      await offered(api, { groups: ['brief'] }),
      await offered(api, { groups: ['brief', 'refunds'] }),
      await offered(api, { groups: ['brief'] }),
    ];
    await at('noa', held.id, 'claim');
    const { body } = await api.call('DELETE', '/groups/brief');
    expect([...body.tasks].sort()).toEqual([alone.id, shared.id, held.id].sort());
    expect((await as('sue', 'GET', `/tasks/${alone.id}`)).body.groups).toEqual(['supervisors']);
    expect((await as('robin', 'GET', `/tasks/${shared.id}`)).body.groups).toEqual(['refunds']);
    await join('noa', 'brief');
    expect([await see('noa', alone.id), await see('noa', shared.id)]).toEqual([404, 404]);
    expect((await at('sue', alone.id, 'claim')).status).toBe(200);
    expect((await complete('noa', held.id)).status).toBe(200);
  });

  it('Round robin: 30 tasks that come at the same time over 3 people are 10 each', async () => {
    const trio = ['noa', 'lee', 'robin'];
    await api.group('trio', trio);
    const come = () => offered(api, { groups: ['trio'], give: 'roundRobin' });
    for (let wave = 0; wave < 3; wave += 1) await Promise.all(Array.from({ length: 10 }, come));
    const counts = trio.map(async (who) => {
      const { body } = await as(
        'sue',
        'GET',
        `/tasks/count?view=all&status=claimed&group=trio&assignee=${who}`,
      );
      return body;
    });
    expect(await Promise.all(counts)).toMatchObject(trio.map(() => ({ count: 10, exact: true })));
  });
});
