import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

describe('the audit trail', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
    const { secret } = await api.token('lee');
    await api.send('GET', '/users', { token: secret });
    await api.send('DELETE', '/definitions/workflow/orders', { token: secret });
  });

  afterAll(() => api.close());

  const rows = async (query: string): Promise<readonly Record<string, unknown>[]> =>
    (await api.call('GET', `/audit?${query}`)).body.items;

  it('is found by who, what, which, how and when', async () => {
    expect((await rows('actor=lee')).map(({ actor, allowed }) => [actor, allowed])).toEqual([['lee', false]]);
    expect(await rows('verb=definition.publish')).toHaveLength(2);
    expect(await rows('object=definition:workflow/orders&verb=definition.publish')).toHaveLength(1);
    const denied = await rows('outcome=denied');
    expect(denied.map(({ verb, object }) => [verb, object])).toEqual([
      ['definition.delete', 'route:DELETE /api/v1/definitions/:kind/:name'],
    ]);
    expect(await rows('after=2999-01-01T00:00:00Z')).toEqual([]);
    expect(await rows('before=2000-01-01T00:00:00Z')).toEqual([]);
    expect((await rows('verb=definition.')).length).toBeGreaterThan(2);
    expect(await rows('verb=publish')).toEqual([]);
    const [{ requestId } = {}] = await rows('verb=definition.publish');
    const ofRequest = await rows(`requestId=${String(requestId)}`);
    expect(new Set(ofRequest.map((row) => row['requestId']))).toEqual(new Set([requestId]));
    expect((await rows('chain=installation&verb=user.')).length).toBeGreaterThan(3);
    for (const query of [
      'object=nonsense',
      'chain=other',
      'verb=%25',
      'outcome=perhaps',
      'after=now',
      'limit=0',
      'limit=1000',
    ])
      expect((await api.call('GET', `/audit?${query}`)).status).toBe(400);
  });

  it('comes page by page, newest first, each row with its request', async () => {
    const first = await api.call('GET', '/audit?limit=2');
    const second = await api.call('GET', `/audit?limit=2&cursor=${first.body.next}`);
    const numbers = [...first.body.items, ...second.body.items].map(({ seq }: { seq: number }) => seq);
    expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
    expect(new Set(numbers).size).toBe(4);
    expect(first.body.items[0]).toMatchObject({
      requestId: expect.any(String),
      via: expect.stringMatching(/^token:/),
    });
  });

  it('is given out whole, inert, by the same filters, and that is itself in it', async () => {
    const csv = await api.call('GET', '/audit/export?actor=root&verb=definition.publish');
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="audit-.*\.csv"$/);
    const [head, ...cells] = String(csv.body).trim().split('\r\n');
    expect(head).toMatch(/^seq,at,actor,/);
    expect(cells).toHaveLength(2);
    const lines = String((await api.call('GET', '/audit/export?format=ndjson&verb=audit.')).body).trim();
    expect(JSON.parse(lines)).toMatchObject({ verb: 'audit.export', details: { format: 'csv' } });
    const { secret } = await api.token('lee');
    expect((await api.send('GET', '/audit/export', { token: secret })).status).toBe(403);
  });

  it('proves itself, and names the first row that was changed', async () => {
    const whole = await api.call('GET', '/audit/verify');
    expect(whole.body).toMatchObject({ valid: true, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(whole.body.rows).toBeGreaterThan(3);
    await api.sql('ALTER TABLE audit DISABLE TRIGGER USER');
    await api.sql(`UPDATE audit SET actor = 'nobody' WHERE number = 2 AND project_id = 'default'`);
    expect((await api.call('GET', '/audit/verify')).body).toMatchObject({ valid: false, brokenAt: 2 });
  });

  it('is given out in parts, however long it is', async () => {
    await api.sql('ALTER TABLE audit DISABLE TRIGGER USER');
    await api.sql(
      `INSERT INTO audit (project_id, number, at, actor, verb, object_type, object_id, outcome, reason, previous_hash, hash)
       SELECT 'default', 100000 + n, now(), '=cmd', 'bulk.row', 'thing', n::text, 'allowed', '+1', 'p', 'h'
       FROM generate_series(1, 20000) AS n`,
    );
    const whole = String((await api.call('GET', '/audit/export?verb=bulk.')).body)
      .trim()
      .split('\r\n');
    expect(whole).toHaveLength(20_001);
    expect(new Set(whole.slice(1).map((line) => line.split(',')[5])).size).toBe(20_000);
    expect(whole.slice(1).every((line) => line.split(',')[2] === "'=cmd" && line.includes(",'+1,"))).toBe(
      true,
    );
  });
});
