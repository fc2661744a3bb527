import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pointOf } from '@fermata/testing';
import { noticeKinds } from '@fermata/contracts';
import { startTalk, type TalkApi } from '../comments/talk.fixture.ts';

describe('notices', () => {
  let api: TalkApi;
  let door: string;

  beforeAll(async () => {
    api = await startTalk();
    door = `/tasks/${api.task}`;
  });

  afterAll(() => api.close());

  beforeEach(() => api.sql('DELETE FROM person_notice').then(() => undefined));

  const noticesOf = async (who: string): Promise<string[]> =>
    (await api.as(who)('GET', '/notices')).body.items.map(
      ({ kind, by }: { kind: string; by?: { id: string } }) => `${kind} by ${by?.id ?? 'workflow'}`,
    );
  const release = (who: string) => api.as(who)('POST', `${door}/release`, {});

  it('tell who gets a task and who has lost it, and nobody of a deed of their own', async () => {
    await api.as('robin')('POST', `${door}/claim`, {});
    expect(await noticesOf('robin')).toEqual([]);
    await api.as('sue')('POST', `${door}/assign`, { user: 'sam' });
    expect(await noticesOf('sam')).toEqual(['assigned by sue']);
    expect(await noticesOf('robin')).toEqual(['reassigned by sue']);
    await api.as('sam')('POST', `${door}/assign`, { user: 'robin' });
    expect(await noticesOf('robin')).toEqual(['assigned by sam', 'reassigned by sue']);
    expect(await noticesOf('sam')).toHaveLength(1);
    await release('robin');
  });

  it('are not for who may not see the task any more', async () => {
    await api.as('robin')('POST', `${door}/claim`, {});
    await api.group('refunds', ['sam']);
    await api.as('sue')('POST', `${door}/assign`, { user: 'sam' });
    expect(await noticesOf('robin')).toEqual([]);
    await api.group('refunds', ['robin', 'sam']);
    await release('sam');
  });

  it('are read one by one or all, by their person alone, and counted', async () => {
    for (const text of ['@sam one', '@sam two', '@sam three'])
      await api.as('robin')('POST', `${door}/comments`, { text });
    const sam = api.as('sam');
    expect((await sam('GET', '/notices/unread')).body).toEqual({ count: 3 });
    const [{ id }] = (await sam('GET', '/notices?limit=1')).body.items;
    expect((await api.as('robin')('POST', '/notices/read', { ids: [id] })).body).toEqual({ count: 0 });
    expect((await sam('POST', '/notices/read', { ids: [id] })).body).toEqual({ count: 2 });
    expect((await sam('GET', '/notices?unread=true')).body.items).toHaveLength(2);
    const first = (await sam('GET', '/notices?limit=2')).body;
    const rest = (await sam('GET', `/notices?limit=2&cursor=${first.next}`)).body;
    expect([...first.items, ...rest.items].map(({ detail }) => detail)).toEqual([
      '@sam three',
      '@sam two',
      '@sam one',
    ]);
    expect((await sam('POST', '/notices/read', { all: true })).body).toEqual({ count: 0 });
    for (const body of [{}, { ids: [id], all: true }, { all: false }])
      expect(await sam('POST', '/notices/read', body)).toMatchObject({
        status: 422,
        body: { code: 'notice.which' },
      });
    expect((await sam('GET', '/notices?unread=perhaps')).status).toBe(400);
  });

  it('come as their person wishes, and not at all where it wishes so', async () => {
    const sam = api.as('sam');
    const usual = (await sam('GET', '/me/notice-settings')).body;
    expect(usual).toMatchObject({ digestAt: '08:00', channels: { mentioned: 'mail', commented: 'app' } });
    expect(Object.keys(usual.channels).sort()).toEqual([...noticeKinds].sort());
    const quiet = { ...usual, channels: { ...usual.channels, mentioned: 'none' }, digestAt: 'hourly' };
    expect((await sam('PUT', '/me/notice-settings', quiet)).body).toEqual(quiet);
    await api.as('robin')('POST', `${door}/comments`, { text: '@sam quiet' });
    expect(await noticesOf('sam')).toEqual([]);
    expect((await api.as('robin')('GET', '/me/notice-settings')).body).toEqual(usual);
    for (const wrong of [
      { ...usual, digestAt: '25:00' },
      { ...usual, channels: { ...usual.channels, closed: 'pigeon' } },
      { ...usual, channels: { ...usual.channels, more: 'app' } },
      { ...usual, channels: { mentioned: 'app' } },
      { digestAt: '08:00' },
    ])
      expect((await sam('PUT', '/me/notice-settings', wrong)).status).toBe(400);
    await sam('PUT', '/me/notice-settings', usual);
  });

  it('tell watchers and holder when the workflow takes the task back', async () => {
    await api.as('robin')('POST', `${door}/claim`, {});
    await api.as('sue')('PUT', `${door}/watch`);
    const withdraw = {
      type: 'withdrawTask',
      key: 'withdraw/review#1',
      work: 'review#1',
      reason: 'superseded',
    } as const;
    await api.effect((points, instance) => points.applyPoint(pointOf(instance, 2, [withdraw])));
    expect(await noticesOf('robin')).toEqual(['closed by workflow']);
    expect(await noticesOf('sue')).toEqual(['closed by workflow']);
    expect(await noticesOf('sam')).toEqual([]);
  });
});
