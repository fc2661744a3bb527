import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judge, parseSource } from '@fermata/validation';
import type { Known } from '@fermata/validation';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

const place = '/definitions/workflow/orders';

describe('working on a draft together', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText);
    await api.person('vera', ['viewer']);
    await api.person('dora', ['developer']);
  });

  afterAll(() => api.close());

  const save = (more = '') =>
    api.call(
      'PUT',
      `${place}/draft`,
      { source: workflowText('orders', more), format: 'yaml' },
      { 'if-match': '*' },
    );
  const revisions = async (): Promise<{ revision: number; label?: string }[]> =>
    (await api.call('GET', `${place}/revisions`)).body.items;
  const as = async (who: string) => (await api.token(who)).secret;

  it('keeps one text of a sitting, and what is named for good', async () => {
    await save();
    await save('# two\n');
    expect((await revisions()).map(({ revision }) => revision)).toEqual([2]);
    const named = await api.call('PUT', `${place}/revisions/2`, { label: 'Before lunch' });
    expect(named).toMatchObject({
      status: 200,
      body: { revision: 2, label: 'Before lunch', savedBy: 'root' },
    });
    await save('# three\n');
    await save('# four\n');
    expect(await revisions()).toMatchObject([{ revision: 4 }, { revision: 2, label: 'Before lunch' }]);
    const text = await api.call('GET', `${place}/revisions/2`);
    expect(text.body).toMatchObject({ source: workflowText('orders', '# two\n'), format: 'yaml' });
  });

  it('begins another text when somebody else saves, and five minutes after the first', async () => {
    const body = { source: workflowText('orders', '# dora\n'), format: 'yaml' };
    await api.send('PUT', `${place}/draft`, { token: await as('dora'), body, headers: { 'if-match': '*' } });
    expect((await revisions()).map(({ revision }) => revision)).toEqual([5, 4, 2]);
    await api.sql(`UPDATE draft_revision SET begun_at = begun_at - interval '6 minutes', saved_by = 'root'`);
    await save('# six\n');
    expect((await revisions()).map(({ revision }) => revision)).toEqual([6, 5, 4, 2]);
  });

  it('says that a text is not kept', async () => {
    const unknown = { status: 404, body: { code: 'revision.unknown' } };
    expect(await api.call('GET', `${place}/revisions/3`)).toMatchObject(unknown);
    expect(await api.call('PUT', `${place}/revisions/3`, { label: 'x' })).toMatchObject(unknown);
    expect((await api.call('PUT', `${place}/revisions/2`, { label: '' })).status).toBe(400);
  });

  it('shows who else has it open and where, until they go or are silent', async () => {
    const seen = (tab: string, more = {}) => api.call('PUT', `${place}/presence`, { tab, ...more });
    expect((await seen('tab-of-root')).body.items).toEqual([]);
    const vera = { token: await as('vera'), body: { tab: 'tab-of-vera', place: '/steps/review' } };
    const other = await api.send('PUT', `${place}/presence`, vera);
    expect(other.body.items).toMatchObject([{ person: 'root', place: '', editing: false }]);
    expect((await seen('tab-of-root', { editing: true })).body.items).toMatchObject([
      { person: 'vera', tab: 'tab-of-vera', place: '/steps/review', editing: false },
    ]);
    await api.send('PUT', `${place}/presence`, { ...vera, body: { tab: 'tab-of-vera', gone: true } });
    expect((await seen('tab-of-root')).body.items).toEqual([]);
    await api.send('PUT', `${place}/presence`, vera);
    await api.sql(
      `UPDATE draft_presence SET seen_at = seen_at - interval '31 seconds' WHERE person = 'vera'`,
    );
    expect((await seen('tab-of-root')).body.items).toEqual([]);
  });

  it('leaves a tab to whom it belongs', async () => {
    await api.call('PUT', `${place}/presence`, { tab: 'tab-of-root', place: '/title' });
    const token = await as('vera');
    await api.send('PUT', `${place}/presence`, { token, body: { tab: 'tab-of-root', place: '/steps' } });
    const rows = await api.sql(`SELECT person, place FROM draft_presence WHERE tab = 'tab-of-root'`);
    expect(rows).toEqual([{ person: 'root', place: '/title' }]);
    expect((await api.call('PUT', `${place}/presence`, { tab: '<b>' })).status).toBe(400);
  });

  it('gives what a text refers to, so that judging it elsewhere finds exactly what publish would', async () => {
    const source = workflowText('orders').replace('to: done', 'to: dome');
    const { body } = await api.call('POST', '/definitions/known', { source, format: 'yaml' });
    expect(body.groups).toContain('refunds');
    const judged = await api.call('POST', '/definitions/validate', { source, format: 'yaml' });
    const here = judge(parseSource(source, 'yaml').value, body as Known);
    const plain = (problems: readonly { code: string; path: string; message: string }[]) =>
      problems.map(({ code, path, message }) => ({ code, path, message }));
    expect(plain(here.problems)).toEqual(plain(judged.body.problems));
    expect(here.problems.length).toBeGreaterThan(0);
    const nothing = await api.call('POST', '/definitions/known', { source: '{', format: 'json' });
    expect(nothing).toMatchObject({ status: 200, body: { references: { tasks: {} } } });
  });

  it('lists what was found in a draft, and how many instances are open', async () => {
    await save(`more: 1\n`);
    const listed = await api.call('GET', '/definitions?kind=workflow');
    expect(listed.body.items[0]).toMatchObject({ name: 'orders', draftErrors: 1, openInstances: 0 });
    await save();
    const clean = await api.call('GET', '/definitions?kind=workflow');
    expect(clean.body.items[0]).toMatchObject({ draftErrors: 0 });
  });

  it('offers the examples to begin with', async () => {
    const { body } = await api.call('GET', '/templates');
    expect(body.items.map(({ group }: { group: string }) => group)).toEqual(
      expect.arrayContaining(['refunds', 'triage', 'patterns']),
    );
    const { id } = body.items[0];
    expect((await api.call('GET', `/templates/${id}`)).body.source).toContain('kind: workflow');
    expect(await api.call('GET', '/templates/none')).toMatchObject({
      status: 404,
      body: { code: 'template.unknown' },
    });
  });
});
