import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const place = '/definitions/workflow/orders';
const broken = workflowText('orders')
  .replace('form: order-form', 'form: order-frm')
  .replace('to: done', 'to: dome');

describe('drafts', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText);
  });

  afterAll(() => api.close());

  const save = (source: string, ifMatch?: string) =>
    api.call(
      'PUT',
      `${place}/draft`,
      { source, format: 'yaml' },
      ifMatch === undefined ? {} : { 'if-match': ifMatch },
    );

  it('are saved only by who says which revision it has seen', async () => {
    expect(await save(workflowText('orders'))).toMatchObject({ status: 428 });
    expect(await save(workflowText('orders'), 'seven')).toMatchObject({ status: 400 });
    const saved = await save(workflowText('orders'), '"0"');
    expect(saved).toMatchObject({
      status: 200,
      body: { revision: 1, problems: [] },
      headers: { etag: '"1"' },
    });
    const conflict = await save(workflowText('orders'), '"0"');
    expect(conflict).toMatchObject({
      status: 412,
      body: { code: 'definition.conflict', revision: 1, by: 'root' },
    });
    expect(Number.isNaN(Date.parse(conflict.body.at))).toBe(false);
  });

  it('answer findings with their places and are kept all the same', async () => {
    const saved = await save(broken, '*');
    expect(saved.status).toBe(200);
    const places = saved.body.problems.map(({ path, at }: { path: string; at: object }) => ({ path, at }));
    expect(places).toEqual(
      expect.arrayContaining([
        { path: '/steps/review/form', at: { line: 12, column: 27 } },
        { path: '/steps/review/next/0/to', at: expect.objectContaining({ line: 12 }) },
      ]),
    );
    expect((await api.call('GET', place)).body.draft.source).toBe(broken);
  });

  it('are refused at publish with all their problems', async () => {
    const { body } = await api.call('GET', place);
    const refused = await api.call('POST', `${place}/publish`, { revision: body.draftRevision });
    expect(refused).toMatchObject({ status: 422, body: { code: 'definition.refused' } });
    const errors = refused.body.problems.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(1);
    expect(errors.every(({ at }: { at?: object }) => at !== undefined)).toBe(true);
    expect((await api.call('GET', `${place}/versions`)).body.items).toEqual([]);
  });

  it('are refused when the text is of another name, or no text at all', async () => {
    expect(await save(workflowText('other'), '*')).toMatchObject({
      status: 422,
      body: { code: 'definition.other' },
    });
    const unreadable = await save('kind: workflow\nname: [', '*');
    expect(unreadable).toMatchObject({ status: 422, body: { code: 'definition.refused' } });
    expect(unreadable.body.problems[0].at).toMatchObject({ line: expect.any(Number) });
  });

  it('are judged without being stored', async () => {
    const judged = await api.call('POST', '/definitions/validate', { source: broken, format: 'yaml' });
    expect(judged).toMatchObject({ status: 200, body: { kind: 'workflow', name: 'orders' } });
    const nothing = await api.call('POST', '/definitions/validate', { source: '{', format: 'json' });
    expect(nothing.body.problems).toHaveLength(1);
    expect(nothing.body).not.toHaveProperty('kind');
  });
});
