import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startNouns, type NounApi } from '../nouns.fixture.ts';

describe('projects', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.sql(`INSERT INTO project (id, title) VALUES ('billing', 'Billing'), ('secret', 'Secret')`);
    await api.sql(`INSERT INTO user_role (project_id, user_id, role) VALUES ('billing', 'robin', 'agent')`);
    await api.person('wanderer');
  });

  afterAll(() => api.close());

  const seenBy = async (login: string): Promise<readonly object[]> => {
    const answer = await api.send('GET', '/projects', { browser: await api.signIn(login) });
    expect(answer.status).toBe(200);
    return answer.body.items;
  };

  it('are those in which a person has a role, and no others', async () => {
    expect(await seenBy('robin')).toEqual([
      { name: 'billing', title: 'Billing', isCurrent: false },
      { name: 'default', title: expect.any(String), isCurrent: true },
    ]);
    expect(await seenBy('sam')).toEqual([expect.objectContaining({ name: 'default', isCurrent: true })]);
  });

  it('are all of them for whom the installation has given a role', async () => {
    await api.sql(`INSERT INTO user_role (project_id, user_id, role) VALUES (NULL, 'lee', 'admin')`);
    expect((await seenBy('lee')).map((project) => Reflect.get(project, 'name'))).toEqual([
      'billing',
      'default',
      'secret',
    ]);
  });

  it('are where one stands for whoever has no role at all', async () => {
    expect(await seenBy('wanderer')).toEqual([expect.objectContaining({ name: 'default', isCurrent: true })]);
  });

  it('are for a token its own alone', async () => {
    const { secret } = await api.token('robin', undefined, 'billing');
    const answer = await api.send('GET', '/projects', { token: secret });
    expect(answer.body.items).toEqual([{ name: 'billing', title: 'Billing', isCurrent: true }]);
  });

  it('are told to nobody who is not signed in', async () => {
    expect(await api.send('GET', '/projects')).toMatchObject({ status: 401 });
  });
});
