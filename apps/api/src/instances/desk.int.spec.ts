import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AttemptRepository, ProjectionRepository, type AttemptReport } from '@fermata/persistence';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const opened = Date.parse('2026-03-09T08:00:00.000Z');
const at = (seconds: number) => new Date(opened + seconds * 1000);

describe('the desk of running instances', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns({ temporalWebUrl: 'http://temporal.test:8233' });
    await api.deploy(formText, workflowText('orders'), workflowText('returns'));
  });

  afterAll(() => api.close());

  const start = async (orderId: string, workflow = 'orders', businessKey?: string) =>
    (await api.call('POST', '/instances', { workflow, input: { orderId }, businessKey })).body.id as string;
  const list = async (query: string) =>
    (await api.call('GET', `/instances?${query}`)).body.items.map(({ id }: { id: string }) => id);

  /** What a worker would tell: `load` was done, `pay` has failed and is held for an operator. */
  const project = (instanceId: string, more: object = {}) => {
    const visit = (id: string, rest: object) => {
      const stepId = id.replace(/#.*/, '');
      return { visit: id, stepId, stepType: 'task', title: stepId, openedAt: opened, ...rest };
    };
    const error = { code: 'http.503', message: 'The shop answered 503' };
    const waits = { visit: 'pay#1', stepId: 'pay', title: 'Pay', for: 'operator', since: opened + 9000 };
    const view = {
      status: 'suspended',
      reason: 'pay: The shop answered 503',
      error,
      searchable: {},
      steps: [],
      waiting: [{ ...waits, detail: 'http.503' }],
      ...more,
    };
    const changes = [
      { seq: 1, change: visit('load#1', { status: 'completed', endedAt: opened + 2000, output: { a: 1 } }) },
      { seq: 2, change: visit('pay#1', { status: 'held', openedAt: opened + 2000, input: { b: 2 }, error }) },
    ];
    return api.database.inProject('default', (tx) =>
      new ProjectionRepository(tx).writeBatch([
        { projectId: 'default', instanceId, seq: 2, view, changes } as never,
      ]),
    );
  };

  const report = (instanceId: string, more: Partial<AttemptReport>): AttemptReport => ({
    projectId: 'default',
    instanceId,
    work: 'pay#1',
    attempt: 1,
    visit: 'pay#1',
    runId: 'run-1',
    implementation: 'http.request',
    worker: 'w',
    startedAt: at(2),
    outcome: 'running',
    lines: [],
    ...more,
  });

  it('finds instances by everything that they are asked for', async () => {
    const [first, second] = [
      await start('o-1', 'orders', 'Alpha-1'),
      await start('o-2', 'returns', 'beta-2'),
    ];
    await project(first);
    expect(await list('status=suspended,failed')).toEqual([first]);
    expect(await list('status=suspended&status=pending')).toEqual([second, first]);
    expect(await list('keyPrefix=alph')).toEqual([first]);
    expect(await list('search=BETA')).toEqual([second]);
    expect(await list(`search=${second}`)).toEqual([second]);
    expect(await list('definition=orders&version=1')).toEqual([first]);
    expect(await list('definition=orders&version=2')).toEqual([]);
    expect(await list('waitingFor=operator')).toEqual([first]);
    expect(await list('waitingFor=person,timer')).toEqual([]);
    expect(await list('errorCode=http.503')).toEqual([first]);
    expect(await list('startedBy=root&open=true')).toEqual([second, first]);
    expect(await list('open=false')).toEqual([]);
    expect(await list('from=2100-01-01T00:00:00Z')).toEqual([]);
    expect(await list('to=2100-01-01T00:00:00Z&order=oldest')).toEqual([first, second]);
    expect((await list('order=changed')).sort()).toEqual([first, second].sort());
    const [row] = (await api.call('GET', '/instances?status=suspended')).body.items;
    expect(row).toMatchObject({ errorCode: 'http.503', waitingFor: ['operator'] });
  });

  it('refuses a filter that cannot be understood, rather than showing everything', async () => {
    for (const query of [
      'status=lost',
      'status=',
      'open=maybe',
      'version=x',
      'from=yesterday',
      'waitingFor=godot',
      'order=random',
      'colour=red',
      'keyPrefix=',
    ])
      expect((await api.call('GET', `/instances?${query}`)).status).toBe(400);
    expect((await api.call('GET', '/instances/counts?limit=3')).status).toBe(400);
  });

  it('counts by status whatever statuses the list shows', async () => {
    const { statuses } = (await api.call('GET', '/instances/counts?definition=returns&status=failed')).body;
    expect(statuses).toHaveLength(7);
    expect(statuses).toContainEqual({ status: 'pending', count: 1, exact: true });
    expect(statuses).toContainEqual({ status: 'failed', count: 0, exact: true });
  });

  it('shows of a visit every attempt with its error, and what was logged', async () => {
    const id = await start('o-3');
    await project(id);
    const error = { code: 'http.503', message: 'The shop answered 503' };
    const failed = { outcome: 'failed' as const, endedAt: at(3), error, nextAt: at(5) };
    const lines = [{ at: at(2.5), level: 'warn' as const, message: 'slow', fields: { tookMs: 500 } }];
    const write = (...reports: readonly AttemptReport[]) =>
      api.database.inProject('default', (tx) => new AttemptRepository(tx).writeBatch(reports));
    await write(report(id, { lines }));
    await write(report(id, failed), report(id, { attempt: 2, startedAt: at(5), worker: 'v' }));
    await write(report(id, { outcome: 'running' }));
    const { body } = await api.call('GET', `/instances/${id}/visits/pay%231`);
    expect(body).toMatchObject({ visit: 'pay#1', status: 'held', input: { b: 2 }, error });
    expect(body.attempts).toEqual([
      {
        work: 'pay#1',
        attempt: 1,
        implementation: 'http.request',
        worker: 'w',
        startedAt: at(2).toISOString(),
        endedAt: at(3).toISOString(),
        nextAt: at(5).toISOString(),
        outcome: 'failed',
        error,
        temporalUrl: `http://temporal.test:8233/namespaces/fermata/workflows/${id}/run-1/history`,
      },
      expect.objectContaining({ attempt: 2, outcome: 'running', worker: 'v' }),
    ]);
    expect(body.log).toEqual([
      {
        work: 'pay#1',
        attempt: 1,
        at: at(2.5).toISOString(),
        level: 'warn',
        message: 'slow',
        fields: { tookMs: 500 },
      },
    ]);
    expect(await api.call('GET', `/instances/${id}/visits/none%231`)).toMatchObject({
      status: 404,
      body: { code: 'visit.unknown' },
    });
  });

  it('tells the past as changes in order, with the moment since when a visit is held', async () => {
    const id = await start('o-4');
    await project(id);
    const { body } = await api.call('GET', `/instances/${id}/timeline`);
    const told = body.changes.map((change: Record<string, unknown>) => {
      return [change['order'], change['at'], change['visit'], change['status']];
    });
    expect(body.isWhole).toBe(true);
    expect(told).toEqual([
      [0, at(0).toISOString(), 'load#1', 'open'],
      [1, at(2).toISOString(), 'load#1', 'completed'],
      [2, at(2).toISOString(), 'pay#1', 'open'],
      [3, at(9).toISOString(), 'pay#1', 'held'],
    ]);
  });

  it('shows kin, tasks, events and the audit trail to whoever may look at the instance', async () => {
    const [id, other] = [await start('o-5', 'orders', 'same'), await start('o-6', 'returns', 'same')];
    const related = (await api.call('GET', `/instances/${id}/related`)).body;
    expect(related).toMatchObject({ children: [], sameKey: [{ id: other, definition: 'returns' }] });
    await api.call('POST', `/instances/${id}/verbs`, { verb: 'pause', reason: 'a look' });
    const { secret } = await api.token('robin');
    const seen = await api.send('GET', `/instances/${id}/audit`, { token: secret });
    expect(seen.body.items).toMatchObject([
      { verb: 'instance.pause', actor: 'root', reason: 'a look', allowed: true },
      { verb: 'instance.start' },
    ]);
    expect((await api.call('GET', `/instances/${id}/tasks`)).body).toEqual({ items: [] });
    expect((await api.call('GET', `/instances/${id}/events`)).body).toEqual({ events: [] });
    for (const noun of ['related', 'timeline', 'tasks', 'audit', 'events', 'visits/a%231'])
      expect(await api.call('GET', `/instances/i-none/${noun}`)).toMatchObject({
        status: 404,
        body: { code: 'instance.unknown' },
      });
  });

  it('makes a fleet of the instances that were chosen, and of no others', async () => {
    const chosen = [await start('o-7', 'returns'), await start('o-8', 'returns')];
    const foreign = await start('o-9', 'orders');
    const fleet = { verb: 'pause', reason: 'night', definition: 'returns' };
    const made = await api.call('POST', '/fleets', { ...fleet, instances: [...chosen, foreign] });
    expect(made.body.buckets).toMatchObject([{ state: 'chosen', count: 2, examples: chosen }]);
    const byKey = await api.call('POST', '/fleets', { ...fleet, keyPrefix: 'BETA' });
    expect(byKey.body.buckets).toMatchObject([{ state: 'chosen', count: 1 }]);
    const none = await api.call('POST', '/fleets', { ...fleet, instances: [foreign] });
    expect(none).toMatchObject({ status: 422, body: { code: 'fleet.empty' } });
    expect((await api.call('POST', '/fleets', { ...fleet, instances: ['x'] })).status).toBe(400);
  });
});
