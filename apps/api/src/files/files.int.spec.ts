import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offerTask, pointOf, noTriggers } from '@fermata/testing';
import { InstanceRepository, PointRepository, taskIdOf, type InstanceDetail } from '@fermata/persistence';
import type { Answer } from '../people.fixture.ts';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import { largestFile } from './upload-parser.ts';

const binary = Object.freeze({ 'content-type': 'application/octet-stream' });

describe('files', () => {
  let api: NounApi;
  let task: string;
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
    for (const login of ['robin', 'sam', 'lee']) secrets[login] = (await api.token(login)).secret;
    const { id } = (await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } }))
      .body;
    await api.database.inProject('default', async (tx) => {
      const instance = (await new InstanceRepository(tx).get(id)) as InstanceDetail;
      const offer = offerTask('review#1', { groups: ['refunds'] }, { form: 'order-form@1' });
      await new PointRepository(tx, noTriggers).applyPoint(pointOf(instance, 1, [offer]));
    });
    task = taskIdOf(id, 'review#1');
  });

  afterAll(() => api.close());

  const add = (who: string, query: string, body: Buffer): Promise<Answer> =>
    api.send('POST', `/files?${query}`, { token: secrets[who] ?? '', headers: binary, body });
  const get = (who: string, id: string): Promise<Answer> =>
    api.send('GET', `/files/${id}`, { token: secrets[who] ?? '' });

  it('are given back to whoever added them as attachments that run nowhere', async () => {
    const added = await add('robin', 'name=..%2Fevil%22.svg', Buffer.from('<svg onload="alert(1)"/>'));
    expect(added).toMatchObject({ status: 201, body: { name: 'evil.svg', type: 'text/plain', size: 24 } });
    const got = await get('robin', added.body.id);
    expect(got.body).toBe('<svg onload="alert(1)"/>');
    expect(got.headers).toMatchObject({
      'content-type': expect.stringContaining('text/plain'),
      'content-disposition': "attachment; filename*=UTF-8''evil.svg",
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    for (const who of ['sam', 'lee']) expect((await get(who, added.body.id)).status).toBe(404);
  });

  it('of a task are for those who may see the task, and only they add to it', async () => {
    const added = await add('robin', `name=a.txt&task=${task}`, Buffer.from('x'));
    expect((await get('sam', added.body.id)).status).toBe(200);
    expect(await get('lee', added.body.id)).toMatchObject({ status: 404, body: { code: 'file.unknown' } });
    expect(await add('lee', `name=a.txt&task=${task}`, Buffer.from('x'))).toMatchObject({
      status: 404,
      body: { code: 'task.unknown' },
    });
  });

  it('are added once for each key', async () => {
    const once = (text: string): Promise<Answer> =>
      api.send('POST', '/files?name=a.txt', {
        token: secrets['robin'] ?? '',
        headers: { ...binary, 'idempotency-key': 'once' },
        body: Buffer.from(text),
      });
    const [first, again] = [await once('one'), await once('one')];
    expect(again.body).toEqual(first.body);
    expect(await once('other')).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
  });

  it('are refused when they are empty, too large, or what the scan knows', async () => {
    expect((await add('robin', 'name=a', Buffer.alloc(0))).status).toBe(422);
    expect((await add('robin', 'name=a', Buffer.alloc(largestFile + 1))).status).toBe(413);
    const test = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
    expect(await add('robin', 'name=a', Buffer.from(test))).toMatchObject({
      status: 422,
      body: { code: 'file.infected' },
    });
    expect((await add('robin', '', Buffer.from('x'))).status).toBe(400);
    expect(await api.sql('SELECT name FROM file WHERE name = $1', ['a'])).toEqual([]);
  });

  it('come in at their own door only, and from nobody without a credential', async () => {
    const elsewhere = await api.send('POST', '/events', {
      token: secrets['robin'] ?? '',
      headers: binary,
      body: Buffer.from('{}'),
    });
    expect(elsewhere.status).toBe(415);
    expect(
      (await api.send('POST', '/files?name=a', { headers: binary, body: Buffer.from('x') })).status,
    ).toBe(401);
  });
});
