import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventText, formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const place = '/definitions/workflow/orders';
const first = workflowText('orders');
const second = first.replace('default: 10', 'default: 20');

describe('versions', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, eventText);
    for (const source of [first, second]) {
      const saved = await api.call('PUT', `${place}/draft`, { source, format: 'yaml' }, { 'if-match': '*' });
      await api.call('POST', `${place}/publish`, { revision: saved.body.revision, note: 'by a spec' });
    }
  });

  afterAll(() => api.close());

  it('keep their text with its comments, their hash, and what they referred to', async () => {
    const { body } = await api.call('GET', `${place}/versions/1`);
    expect(body).toMatchObject({
      version: 1,
      source: first,
      format: 'yaml',
      note: 'by a spec',
      publishedBy: 'root',
    });
    expect(body.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(body.references).toEqual({ '/steps/review/form': 'order-form@1' });
  });

  it('never change, whatever becomes of the definition or what it refers to', async () => {
    const before = (await api.call('GET', `${place}/versions/1`)).body;
    await api.deploy(formText.replace('maxLength: 50', 'maxLength: 60'));
    await api.deploy(first.replace('default: 10', 'default: 30'));
    expect((await api.call('GET', `${place}/versions/1`)).body).toEqual(before);
    expect((await api.call('GET', `${place}/versions/3`)).body.references).toEqual({
      '/steps/review/form': 'order-form@2',
    });
  });

  it('are not made again by publishing the same again', async () => {
    const { body } = await api.call('GET', place);
    const again = await api.call('POST', `${place}/publish`, { revision: body.draftRevision });
    expect(again).toMatchObject({ status: 201, body: { version: body.latestVersion } });
    const stale = await api.call('POST', `${place}/publish`, { revision: body.draftRevision - 1 });
    expect(stale).toMatchObject({ status: 412, body: { code: 'definition.conflict' } });
  });

  it('are listed newest first, page by page', async () => {
    const page = await api.call('GET', `${place}/versions?limit=2`);
    expect(page.body.items.map(({ version }: { version: number }) => version)).toEqual([3, 2]);
    const rest = await api.call('GET', `${place}/versions?limit=2&cursor=${page.body.next}`);
    expect(rest.body).toMatchObject({ items: [{ version: 1, title: 'Orders of orders' }] });
    expect(rest.body).not.toHaveProperty('next');
    expect((await api.call('GET', `${place}/versions?cursor=nonsense`)).status).toBe(400);
  });

  it('are compared place by place, also with the draft', async () => {
    const compared = await api.call('GET', `${place}/compare?from=1&to=2`);
    expect(compared.body.changes).toEqual([
      { op: 'changed', path: '/input/properties/amount/default', before: 10, after: 20 },
    ]);
    expect((await api.call('GET', `${place}/compare?from=3&to=draft`)).body.changes).toEqual([]);
    expect((await api.call('GET', `${place}/compare?from=9&to=draft`)).status).toBe(404);
    expect((await api.call('GET', `${place}/compare?from=x&to=draft`)).status).toBe(400);
  });

  it('come as text in either format', async () => {
    const yaml = await api.call('GET', `${place}/versions/1/yaml`);
    expect(yaml).toMatchObject({ status: 200, body: first });
    const json = await api.call('GET', `${place}/versions/1/json`);
    expect(json.body).toMatchObject({ kind: 'workflow', name: 'orders' });
    expect((await api.call('GET', `${place}/versions/1/xml`)).status).toBe(400);
    expect((await api.call('GET', `${place}/versions/9/json`)).status).toBe(404);
  });

  it('come back as the draft with their comments, if nobody was quicker', async () => {
    const stale = await api.call('POST', `${place}/restore`, { version: 1 }, { 'if-match': '"1"' });
    expect(stale).toMatchObject({ status: 412, body: { by: 'root' } });
    const restored = await api.call('POST', `${place}/restore`, { version: 1 });
    expect(restored.body.draft.source).toBe(first);
    expect(restored.body).toMatchObject({ changed: true, latestVersion: 3 });
    expect((await api.call('POST', `${place}/restore`, { version: 9 })).status).toBe(404);
  });
});
