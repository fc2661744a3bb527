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
    for (const query of ['object=nonsense', 'outcome=perhaps', 'after=now', 'limit=0', 'limit=1000'])
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

  it('proves itself, and names the first row that was changed', async () => {
    const whole = await api.call('GET', '/audit/verify');
    expect(whole.body).toMatchObject({ valid: true });
    expect(whole.body.rows).toBeGreaterThan(3);
    await api.sql('ALTER TABLE audit DISABLE TRIGGER USER');
    await api.sql(`UPDATE audit SET actor = 'nobody' WHERE number = 2 AND project_id = 'default'`);
    expect((await api.call('GET', '/audit/verify')).body).toMatchObject({ valid: false, brokenAt: 2 });
  });
});
