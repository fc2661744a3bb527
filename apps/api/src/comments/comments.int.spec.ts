import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTalk, type TalkApi } from './talk.fixture.ts';

describe('comments', () => {
  let api: TalkApi;
  let comments: string;

  beforeAll(async () => {
    api = await startTalk();
    comments = `/tasks/${api.task}/comments`;
  });

  afterAll(() => api.close());

  const say = (who: string, text: string, more: object = {}, headers: Record<string, string> = {}) =>
    api.as(who)('POST', comments, { text, ...more }, headers);
  const noticesOf = async (who: string): Promise<string[]> =>
    (await api.as(who)('GET', '/notices')).body.items.map(
      ({ kind, detail }: { kind: string; detail?: string }) => `${kind}: ${detail ?? ''}`,
    );
  const upload = async (who: string, name = 'receipt.txt'): Promise<string> => {
    const { body } = await api.as(who)('POST', `/files?name=${name}`, Buffer.from('paid'), {
      'content-type': 'application/octet-stream',
    });
    return body.id;
  };

  it('tell those who are named and may see the task, and list the others, unknown or not', async () => {
    const said = await say('robin', 'Is this right, @sam? And @lee, @nobody, @robin?');
    expect(said).toMatchObject({
      status: 201,
      body: {
        comment: { author: { id: 'robin', name: 'Name of robin' }, audience: 'internal', own: true },
        unreached: ['lee', 'nobody'],
      },
    });
    expect(said.body.comment.mentions.map(({ id }: { id: string }) => id)).toEqual(['robin', 'sam']);
    expect(await noticesOf('sam')).toEqual(['mentioned: Is this right, @sam? And @lee, @nobody, @robin?']);
    expect(await noticesOf('lee')).toEqual([]);
    expect(await noticesOf('robin')).toEqual([]);
  });

  it('reach those who watch the task, each once; who comments watches from then on', async () => {
    expect((await api.as('sue')('GET', `/tasks/${api.task}/watch`)).body).toEqual({
      watching: false,
      watchers: [{ id: 'robin', name: 'Name of robin' }],
    });
    await api.as('sue')('PUT', `/tasks/${api.task}/watch`);
    await say('sam', '@robin yes');
    expect(await noticesOf('robin')).toEqual(['mentioned: @robin yes']);
    expect(await noticesOf('sue')).toEqual(['commented: @robin yes']);
    const left = await api.as('sue')('DELETE', `/tasks/${api.task}/watch`);
    expect(left).toMatchObject({ status: 200, body: { watching: false } });
    await say('sam', 'and no more');
    expect(await noticesOf('sue')).toHaveLength(1);
    expect(await noticesOf('robin')).toContain('commented: and no more');
  });

  it('are kept once for each Idempotency-Key', async () => {
    const once = (text: string) => say('sam', text, {}, { 'idempotency-key': 'k-1' });
    const [first, again] = [await once('once @robin'), await once('once @robin')];
    expect(again.body).toEqual(first.body);
    expect((await noticesOf('robin')).filter((line) => line.includes('once'))).toHaveLength(1);
    expect(await once('otherwise')).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
  });

  it('are changed and taken back by their author alone; what was taken back is gone, also from notices', async () => {
    const { id } = (await say('robin', 'a secret for @sam')).body.comment;
    for (const who of ['sam', 'lee'])
      expect(await api.as(who)('PUT', `/comments/${id}`, { text: 'x' })).toMatchObject({
        status: 404,
        body: { code: 'comment.unknown' },
      });
    const edited = await api.as('robin')('PUT', `/comments/${id}`, { text: 'a secret for @sam and @sue' });
    expect(edited.body.comment.editedAt).toBeDefined();
    expect(await noticesOf('sue')).toContain('mentioned: a secret for @sam and @sue');
    expect((await noticesOf('sam')).filter((line) => line.includes('secret'))).toHaveLength(1);
    expect((await api.as('robin')('DELETE', `/comments/${id}`)).status).toBe(204);
    expect((await api.as('robin')('DELETE', `/comments/${id}`)).status).toBe(404);
    const { items } = (await api.as('sam')('GET', comments)).body;
    expect(items.at(-1)).toMatchObject({ id, text: '', mentions: [], attachments: [], own: false });
    expect(items.at(-1).removedAt).toBeDefined();
    expect((await noticesOf('sam')).join()).not.toContain('secret');
    expect(
      JSON.stringify(await api.sql(`SELECT details FROM audit WHERE object_id = $1`, [api.task])),
    ).not.toContain('secret');
  });

  it('are for those who may see the task, or for all who may see the instance', async () => {
    await say('sam', 'the customer has called', { audience: 'instance' });
    const seen = await api.as('vera')('GET', `/instances/${api.instance}/comments`);
    expect(seen.body.items).toMatchObject([
      { text: 'the customer has called', taskId: api.task, own: false },
    ]);
    expect((await api.as('vera')('GET', comments)).status).toBe(403);
    for (const [method, path] of [
      ['GET', comments],
      ['POST', comments],
      ['PUT', `/tasks/${api.task}/watch`],
    ] as const)
      expect(await api.as('lee')(method, path, method === 'POST' ? { text: 'x' } : undefined)).toMatchObject({
        status: 404,
        body: { code: 'task.unknown' },
      });
    expect((await api.as('vera')('GET', '/instances/nothing/comments')).status).toBe(404);
  });

  it('carry files that their author has added and uses nowhere else', async () => {
    const [own, foreign] = [await upload('robin'), await upload('sam')];
    expect((await api.as('sam')('GET', `/files/${own}`)).status).toBe(404);
    expect(await say('robin', 'see', { files: [foreign] })).toMatchObject({
      status: 422,
      body: { code: 'comment.file' },
    });
    const said = await say('robin', 'see', { files: [own] });
    expect(said.body.comment.attachments).toEqual([
      { id: own, name: 'receipt.txt', type: 'text/plain', size: 4, scan: 'clean' },
    ]);
    expect((await api.as('sam')('GET', `/files/${own}`)).body).toBe('paid');
    expect((await api.as('lee')('GET', `/files/${own}`)).status).toBe(404);
    expect((await api.as('vera')('GET', `/files/${own}`)).status).toBe(404);
    expect((await say('robin', 'again', { files: [own] })).status).toBe(422);
    await api.as('robin')('PUT', `/comments/${said.body.comment.id}`, { text: 'see', audience: 'instance' });
    expect((await api.as('vera')('GET', `/files/${own}`)).body).toBe('paid');
    await api.as('robin')('DELETE', `/comments/${said.body.comment.id}`);
    for (const who of ['sam', 'vera']) expect((await api.as(who)('GET', `/files/${own}`)).status).toBe(404);
  });

  it('do not carry a file that a start names: it would go with the comment', async () => {
    const named = await upload('robin');
    await api.sql(
      `INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger,
         started_by, created_at) VALUES ('default', 'i-file', 'orders', 1, '', 'running', '', $1, '{}', 'robin', now())`,
      [JSON.stringify({ receipt: { id: named } })],
    );
    expect(await say('robin', 'see', { files: [named] })).toMatchObject({
      status: 422,
      body: { code: 'comment.file' },
    });
    expect((await say('robin', 'see', { files: [await upload('robin')] })).status).toBe(201);
  });

  it('have bounds', async () => {
    const crowd = Array.from({ length: 21 }, (_, index) => `@p${index}`).join(' ');
    expect(await say('robin', crowd)).toMatchObject({ status: 422, body: { code: 'comment.mentions' } });
    for (const text of ['', ' ', 'x'.repeat(10_001), 'a\0b'])
      expect((await say('robin', text)).status).toBe(400);
    const [first, rest] = [
      await api.as('robin')('GET', `${comments}?limit=2`),
      (await api.as('robin')('GET', comments)).body.items,
    ];
    const next = await api.as('robin')('GET', `${comments}?limit=2&cursor=${first.body.next}`);
    expect([...first.body.items, ...next.body.items]).toEqual(rest.slice(0, 4));
  });

  it('show who else has the task open, and tell others only of coming, going and beginning to edit', async () => {
    const at = (who: string, state: string, tab = `tab-of-${who}`) =>
      api.as(who)('PUT', `/tasks/${api.task}/presence`, { tab, state });
    const news = async (): Promise<number> =>
      (await api.sql(`SELECT 1 FROM change WHERE noun = 'task' AND what = 'presence'`)).length;
    await at('robin', 'looking');
    await at('robin', 'looking', 'other-tab');
    expect((await at('sam', 'looking')).body.others).toMatchObject([
      { person: { id: 'robin', name: 'Name of robin' }, state: 'looking' },
    ]);
    const before = await news();
    await at('robin', 'looking');
    expect(await news()).toBe(before);
    await at('robin', 'editing');
    expect(await news()).toBe(before + 1);
    expect((await at('sam', 'looking')).body.others).toMatchObject([{ state: 'editing' }]);
    for (const tab of ['tab-of-robin', 'other-tab']) await at('robin', 'gone', tab);
    expect((await at('sam', 'looking')).body.others).toEqual([]);
    expect(await news()).toBe(before + 3);
    await at('lee', 'gone', 'tab-of-sam').then(({ status }) => expect(status).toBe(404));
    expect((await at('robin', 'looking')).body.others).toHaveLength(1);
  });
});
