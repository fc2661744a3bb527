import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeopleSubjectSource } from '../access/people-subject-source.ts';
import { viewerOf } from '../access/viewer.ts';
import { startApi, type TestApi } from '../people.fixture.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();

describe('absences', () => {
  let api: TestApi;
  const tokens = new Map<string, string>();
  const as = (login: string, method: string, path: string, body?: unknown) =>
    api.send(method, path, { token: tokens.get(login) ?? '', ...(body === undefined ? {} : { body }) });

  beforeAll(async () => {
    api = await startApi();
    await api.person('root', ['admin']);
    await api.person('sue', ['supervisor']);
    for (const login of ['ada', 'bob', 'cid']) await api.person(login, ['agent']);
    for (const login of ['root', 'sue', 'ada', 'bob', 'cid']) {
      tokens.set(login, (await api.token(login)).secret);
    }
  });

  afterAll(() => api.close());

  it('are said by oneself, and seen by who stands in', async () => {
    const made = await as('ada', 'POST', '/absences', {
      from: day(10),
      until: day(12),
      substitute: 'bob',
      note: 'On holiday',
    });
    expect(made).toMatchObject({
      status: 201,
      body: { person: { id: 'ada' }, substitute: { id: 'bob' }, own: true },
    });
    const shown = await as('bob', 'GET', '/absences');
    expect(shown.body.items).toEqual([expect.objectContaining({ id: made.body.id, own: false })]);
    expect((await as('cid', 'GET', '/absences')).body.items).toEqual([]);
    const path = `/absences/${made.body.id}`;
    const changed = { from: day(10), until: day(11) };
    expect((await as('bob', 'PUT', path, changed)).status).toBe(403);
    expect((await as('cid', 'PUT', path, changed)).status).toBe(404);
    expect((await as('cid', 'DELETE', path)).status).toBe(404);
    const later = await as('ada', 'PUT', path, changed);
    expect(later).toMatchObject({ status: 200, body: { until: changed.until } });
    expect(later.body.substitute).toBeUndefined();
    expect((await as('ada', 'DELETE', path)).status).toBe(204);
  });

  it('of others need a right of their own', async () => {
    const body = { person: 'cid', from: day(20), until: day(21) };
    expect(await as('ada', 'POST', '/absences', body)).toMatchObject({
      status: 403,
      body: { code: 'access.forbidden' },
    });
    expect((await as('sue', 'POST', '/absences', body)).status).toBe(201);
    expect((await as('root', 'GET', '/absences?person=cid')).body.items).toHaveLength(1);
  });

  it('of now are known to whoever works tasks: who and until when, not why', async () => {
    const until = day(1);
    const body = { from: day(-1), until, substitute: 'bob', note: 'In hospital' };
    const made = await as('cid', 'POST', '/absences', body);
    expect((await as('ada', 'GET', '/absences/now')).body).toEqual({
      items: [{ person: { id: 'cid', name: 'Name of cid' }, until }],
    });
    await as('cid', 'DELETE', `/absences/${made.body.id}`);
    expect((await as('ada', 'GET', '/absences/now')).body.items).toEqual([]);
  });

  it('are refused where they cannot be, with the reason', async () => {
    const refused = async (body: object) => (await as('bob', 'POST', '/absences', body)).body.code;
    expect(await refused({ from: day(3), until: day(2) })).toBe('absence.times');
    expect(await refused({ from: day(1), until: day(2), substitute: 'bob' })).toBe('absence.substitute');
    expect(await refused({ from: day(1), until: day(2), substitute: 'nobody' })).toBe('user.unknown');
    expect((await as('bob', 'POST', '/absences', { from: 'today', until: day(2) })).status).toBe(400);
    expect((await as('bob', 'POST', '/absences', { from: day(30), until: day(32) })).status).toBe(201);
    expect(await refused({ from: day(31), until: day(33) })).toBe('absence.overlaps');
    expect((await as('bob', 'POST', '/absences', { from: day(32), until: day(33) })).status).toBe(201);
  });

  it('of one person never overlap, however many are said at once', async () => {
    const body = { from: day(50), until: day(52) };
    const answers = await Promise.all(Array.from({ length: 6 }, () => as('cid', 'POST', '/absences', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('give who stands in what is offered by name, only meanwhile and not further', async () => {
    await as('ada', 'POST', '/absences', { from: day(-1), until: day(1), substitute: 'bob' });
    await as('bob', 'POST', '/absences', { from: day(-1), until: day(1), substitute: 'cid' });
    const users = async (login: string) => {
      const subject = await new PeopleSubjectSource(api.database, { mode: 'development' }).byToken(
        tokens.get(login) ?? '',
      );
      return (await api.database.inProject('default', (tx) => viewerOf(tx, subject!))).users;
    };
    expect(await users('bob')).toEqual(['bob', 'ada']);
    expect(await users('cid')).toEqual(['cid', 'bob']);
    expect(await users('ada')).toEqual(['ada']);
  });

  it('have beside them what else is asked of people: skills, a manager, a calendar', async () => {
    const path = (login: string) => `/users/${login}/work`;
    const nothing = { skills: [], manager: null, calendar: null };
    expect((await as('root', 'GET', path('ada'))).body).toEqual(nothing);
    const ada = { skills: ['german', 'refunds'], manager: 'bob', calendar: null };
    expect(await as('root', 'PUT', path('ada'), ada)).toMatchObject({ status: 200, body: ada });
    expect((await as('root', 'PUT', path('bob'), { ...nothing, manager: 'cid' })).status).toBe(200);
    const ring = await as('root', 'PUT', path('cid'), { ...nothing, manager: 'ada' });
    expect(ring).toMatchObject({ status: 422, body: { code: 'work.manager-cycle' } });
    const self = await as('root', 'PUT', path('cid'), { ...nothing, manager: 'cid' });
    expect(self).toMatchObject({ status: 422, body: { code: 'work.manager-cycle' } });
    const calendar = await as('root', 'PUT', path('cid'), { ...nothing, calendar: 'office' });
    expect(calendar).toMatchObject({ status: 422, body: { code: 'work.calendar' } });
    expect((await as('root', 'PUT', path('cid'), { ...nothing, skills: ['german'] })).status).toBe(200);
    expect((await as('root', 'GET', '/skills')).body.items).toEqual([
      { name: 'german', people: 2 },
      { name: 'refunds', people: 1 },
    ]);
    expect((await as('root', 'GET', path('nobody'))).status).toBe(404);
    expect((await as('sue', 'PUT', path('ada'), nothing)).status).toBe(403);
  });
});
