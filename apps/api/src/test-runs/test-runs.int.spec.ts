import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const testText = (name: string, status: string, more = ''): string =>
  `kind: test
name: ${name}
title: ${name}
workflow: orders
start: { input: { orderId: o-1 } }
world: { answers: { review: [{ output: { outcome: approve } }] } }
expect: { status: ${status}, path: [review, done] }
${more}`;

describe('test runs', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'), workflowText('untested'));
    await api.deploy(testText('approves', 'completed'), testText('wrong', 'failed'));
  });

  afterAll(() => api.close());

  const run = (body: object, headers?: Record<string, string>) =>
    api.call('POST', '/test-runs', body, headers);
  const listed = async (query: string) => (await api.call('GET', `/test-runs?${query}`)).body.items;
  const saveDraft = (name: string, source: string) =>
    api.call('PUT', `/definitions/test/${name}/draft`, { source, format: 'yaml' }, { 'if-match': '*' });

  it('run all tests of a workflow and say of a failed one what differs', async () => {
    const { status, body } = await run({ workflow: 'orders' });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { passed: 1, failed: 1, notRun: [], items: [{ test: 'approves' }, { test: 'wrong' }] },
    });
    const [good, bad] = body.items;
    expect(good).toMatchObject({ passed: true, differences: [], testVersion: 1, workflowVersion: 1 });
    expect(good).toMatchObject({ runBy: 'root', coverage: { steps: { covered: 2, total: 2 } } });
    expect(bad).toMatchObject({ passed: false, differences: [expect.stringContaining('failed')] });
    expect((await api.call('GET', `/test-runs/${bad.id}`)).body).toEqual(bad);
  });

  it('are stored each time they are run, newest first', async () => {
    const before = await listed('test=approves');
    const { body } = await run({ tests: ['approves', 'approves'] });
    expect(body.items).toHaveLength(1);
    const after = await listed('test=approves');
    expect(after).toEqual([...body.items, ...before]);
    expect(await listed('workflow=untested')).toEqual([]);
  });

  it('are stored once for one idempotency key', async () => {
    const [first, second] = [
      await run({ tests: ['wrong'] }, { 'idempotency-key': 'again' }),
      await run({ tests: ['wrong'] }, { 'idempotency-key': 'again' }),
    ];
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(await listed('test=wrong')).toHaveLength(2);
  });

  it('judge a new version of the workflow, without a new version of the test', async () => {
    const more = workflowText('orders')
      .replace('to: done', 'to: third')
      .replace('steps:', 'steps:\n  third: { type: end }');
    await api.deploy(more.replace('  done: { type: end }\n', ''));
    const { body } = await run({ tests: ['approves'] });
    expect(body.items[0]).toMatchObject({ passed: false, testVersion: 1, workflowVersion: 2 });
    await api.deploy(workflowText('orders'));
  });

  it('take the draft of a test that was never published, unless it has errors', async () => {
    await saveDraft('drafted', testText('drafted', 'completed'));
    const { body } = await run({ tests: ['drafted'] });
    expect(body).toMatchObject({ passed: 1, items: [{ test: 'drafted' }] });
    expect(body.items[0]).not.toHaveProperty('testVersion');
    await saveDraft('broken', testText('broken', 'finished'));
    expect(await run({ tests: ['broken'] })).toMatchObject({
      status: 422,
      body: { code: 'definition.refused' },
    });
  });

  it('of unknown names are refused before anything is run', async () => {
    const before = await listed('');
    const unknown = { status: 404, body: { code: 'definition.unknown' } };
    expect(await run({ tests: ['approves', 'nothing'] })).toMatchObject(unknown);
    expect(await run({ workflow: 'nothing' })).toMatchObject(unknown);
    expect(await api.call('GET', '/test-runs/tr-nothing')).toMatchObject({
      status: 404,
      body: { code: 'test-run.unknown' },
    });
    expect(await listed('')).toEqual(before);
  });

  it('name tests or a workflow, and not too many', async () => {
    const choice = { status: 422, body: { code: 'test-run.choice' } };
    expect(await run({})).toMatchObject(choice);
    expect(await run({ tests: ['approves'], workflow: 'orders' })).toMatchObject(choice);
    expect((await run({ tests: [] })).status).toBe(400);
    expect((await run({ tests: Array.from({ length: 201 }, (_, n) => `t-${n}`) })).status).toBe(400);
    expect(await run({ workflow: 'untested' })).toMatchObject({ status: 201, body: { items: [] } });
  });

  it('are run by analysts and developers and read by viewers', async () => {
    for (const [role, status] of [
      ['viewer', 403],
      ['supervisor', 403],
      ['analyst', 201],
      ['developer', 201],
    ] as const) {
      await api.person(`a-${role}`, [role]);
      const { secret: token } = await api.token(`a-${role}`);
      const answer = await api.send('POST', '/test-runs', { token, body: { tests: ['approves'] } });
      expect([role, answer.status]).toEqual([role, status]);
      expect((await api.send('GET', '/test-runs', { token })).status).toBe(200);
    }
  });
});
