import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventText, formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const files = (...texts: readonly string[]) =>
  texts.map((source, index) => ({ path: `${index}.yaml`, source, format: 'yaml' }));

describe('deployments', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
  });

  afterAll(() => api.close());

  const latest = async (kind: string, name: string): Promise<number> =>
    (await api.call('GET', `/definitions/${kind}/${name}`)).body.latestVersion ?? 0;

  it('change nothing when they only judge', async () => {
    const body = { files: files(workflowText('orders'), formText), dryRun: true };
    const judged = await api.call('POST', '/deployments', body);
    expect(judged).toMatchObject({ status: 200, body: { deployed: false } });
    expect(judged.body.files.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'judged',
      'judged',
    ]);
    expect(await latest('workflow', 'orders')).toBe(0);
  });

  it('change nothing when one file has an error, and say what is wrong with each', async () => {
    const wrong = workflowText('orders').replace('to: done', 'to: nowhere');
    const refused = await api.call('POST', '/deployments', {
      files: files(formText, wrong, 'kind: nonsense'),
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'deployment.refused', deployed: false } });
    expect(refused.body.files.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'judged',
      'refused',
      'refused',
    ]);
    expect(refused.body.files[1].problems).toContainEqual(
      expect.objectContaining({ path: '/steps/review/next/0/to', at: { line: 12, column: 85 } }),
    );
    expect(await latest('component', 'order-form')).toBe(0);
  });

  it('refuse a name that stands twice, once for each later file', async () => {
    const refused = await api.call('POST', '/deployments', { files: files(formText, formText, formText) });
    expect(refused.status).toBe(422);
    expect(refused.body.files.map(({ path, outcome }: Record<string, string>) => [path, outcome])).toEqual([
      ['0.yaml', 'judged'],
      ['1.yaml', 'refused'],
      ['2.yaml', 'refused'],
    ]);
    expect(refused.body.files[1].problems[0]).toMatchObject({ code: 'definition.repeated', path: '/name' });
  });

  it('publish what is referred to first, whatever the order of the files', async () => {
    const deployed = await api.deploy(workflowText('orders'), eventText, formText);
    expect(deployed.body.files.map(({ kind, outcome }: Record<string, string>) => [kind, outcome])).toEqual([
      ['workflow', 'published'],
      ['event', 'published'],
      ['component', 'published'],
    ]);
    const again = await api.deploy(workflowText('orders'), eventText, formText);
    expect(
      again.body.files.map(({ outcome, version }: Record<string, unknown>) => [outcome, version]),
    ).toEqual(Array.from({ length: 3 }, () => ['unchanged', 1]));
  });

  it('never write over a draft that somebody has not published yet', async () => {
    const mine = formText.replace('name: order-form', 'name: kept-form');
    const theirs = `${mine}# another thought\n`;
    const path = '/definitions/component/kept-form';
    const draft = { source: theirs, format: 'yaml' };
    expect((await api.call('PUT', `${path}/draft`, draft, { 'if-match': '"0"' })).status).toBe(200);
    const refused = await api.call('POST', '/deployments', { files: files(mine) });
    expect(refused).toMatchObject({ status: 422, body: { deployed: false } });
    expect(refused.body.files[0].problems).toContainEqual(
      expect.objectContaining({ code: 'definition.draft', fix: 'publish or restore it first' }),
    );
    expect((await api.call('GET', path)).body.draft.source).toBe(theirs);
  });

  it('happen once for each Idempotency-Key', async () => {
    const once = { 'idempotency-key': 'deploy-1' };
    const body = { files: files(formText.replace('maxLength: 50', 'maxLength: 70')) };
    const first = await api.call('POST', '/deployments', body, once);
    await api.deploy(formText.replace('maxLength: 50', 'maxLength: 80'));
    expect((await api.call('POST', '/deployments', body, once)).body).toEqual(first.body);
    expect(await latest('component', 'order-form')).toBe(3);
  });
});
