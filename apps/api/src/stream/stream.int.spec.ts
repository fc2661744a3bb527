import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChangeRow } from '@fermata/contracts';
import { startApi, type TestApi } from '../people.fixture.ts';
import { StreamReader } from './stream-reader.fixture.ts';

describe('the stream', () => {
  let api: TestApi;
  let url: string;
  const readers: StreamReader[] = [];

  beforeAll(async () => {
    api = await startApi();
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as { port: number };
    url = `http://127.0.0.1:${port}/api/v1/stream`;
    await api.person('vera', ['viewer']);
    await api.person('aud', ['auditor']);
  });

  afterAll(async () => {
    for (const reader of readers) reader.close();
    await api.close();
  });

  const read = (headers: Record<string, string>): StreamReader => {
    const reader = new StreamReader(url, headers);
    readers.push(reader);
    return reader;
  };
  const follow = (secret: string, lastId: string, scheme = 'Bearer'): StreamReader =>
    read({ authorization: `${scheme} ${secret}`, 'last-event-id': lastId });
  const change = (noun: 'definition' | 'task', ...keys: readonly string[]) =>
    api.database.inProject('default', async (tx) => {
      for (const objectId of keys) tx.change({ noun, objectId, what: 'saved' });
    });
  const keys = (reader: StreamReader): readonly string[] => reader.changes.map(({ key }: ChangeRow) => key);
  const many = Array.from({ length: 450 }, (_, index) => `c-${index}`);

  it('goes on where the reader has left off, and skips nothing', async () => {
    const { secret } = await api.token('vera');
    const first = follow(secret, '0');
    await change('definition', 'a', 'b');
    expect(await first.until(() => first.changes.length === 2)).toBe('held');
    first.close();
    await change('definition', ...many);
    const second = follow(secret, first.lastId);
    await change('definition', 'd');
    expect(await second.until(() => second.changes.at(-1)?.key === 'd')).toBe('held');
    expect(keys(second)).toEqual([...many, 'd']);
    const numbers = [...first.changes, ...second.changes].map(({ id }) => id);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  });

  it('tells a reader only of what it may read, and lets it go on all the same', async () => {
    const reader = follow((await api.token('vera')).secret, '0', 'bearer');
    await change('task', 'hidden');
    await change('definition', 'shown');
    expect(await reader.until(() => keys(reader).includes('shown'))).toBe('held');
    expect(keys(reader)).not.toContain('hidden');
    const deaf = follow((await api.token('aud')).secret, '0');
    expect(await deaf.until(() => Number(deaf.lastId) >= Number(reader.lastId))).toBe('held');
    expect(deaf.changes).toEqual([]);
  });

  it('tells an agent only of tasks that the agent may see, and a supervisor of all', async () => {
    await api.person('agnes', ['agent']);
    await api.sql(`INSERT INTO user_group VALUES ('default', 'refunds', 'Refunds', now())`);
    await api.sql(`INSERT INTO group_member VALUES ('default', 'refunds', 'agnes')`);
    await api.person('sue', ['supervisor']);
    await api.sql(
      `INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger,
         started_by, created_at) VALUES ('default', 'i-s', 'w', 1, 'h', 'waiting', 'h', '{}', '{}', 'vera', now())`,
    );
    for (const [id, group] of [
      ['t-ours', 'refunds'],
      ['t-theirs', 'support'],
    ]) {
      await api.sql(
        `INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, data, status,
           priority, created_at) VALUES ('default', $1, 'i-s', $1, 's', 'w', 1, 'T', '{}', 'offered', 3, now())`,
        [id],
      );
      await api.sql(`INSERT INTO task_offer VALUES ('default', $1, 'group', $2)`, [id, group]);
    }
    const agent = follow((await api.token('agnes')).secret, '0');
    const supervisor = follow((await api.token('sue')).secret, '0');
    await change('task', 't-theirs', 't-ours');
    expect(await agent.until(() => keys(agent).includes('t-ours'))).toBe('held');
    expect(keys(agent)).not.toContain('t-theirs');
    expect(await supervisor.until(() => keys(supervisor).includes('t-ours'))).toBe('held');
    expect(keys(supervisor)).toContain('t-theirs');
  });

  it('ends for a token that is revoked, before it tells another change', async () => {
    const { id, secret } = await api.token('vera');
    const reader = follow(secret, '0');
    expect(await reader.until(() => reader.changes.length > many.length)).toBe('held');
    await api.sql('UPDATE api_token SET revoked_at = now() WHERE id = $1', [id]);
    await change('definition', 'after');
    expect(await reader.until(() => keys(reader).includes('after'))).toBe('ended');
    await expect(follow(secret, '0').until(() => false)).rejects.toThrow('401');
  });

  it('serves a browser by its session, whatever other cookies it sends', async () => {
    const { cookie } = await api.signIn('vera');
    const reader = read({ cookie: `other=1; __Host-fermata=${cookie}; more=2`, 'last-event-id': '0' });
    expect(await reader.until(() => reader.changes.length > many.length)).toBe('held');
  });

  it('ends when the process is asked to end, which waits for no reader', async () => {
    const other = await startApi();
    await other.person('vera', ['viewer']);
    await other.app.listen(0, '127.0.0.1');
    const { port } = other.app.getHttpServer().address() as { port: number };
    const { secret } = await other.token('vera');
    const reader = new StreamReader(`http://127.0.0.1:${port}/api/v1/stream`, {
      authorization: `Bearer ${secret}`,
      'last-event-id': '0',
    });
    await other.database.inProject('default', async (tx) =>
      tx.change({ noun: 'definition', objectId: 'd', what: 'saved' }),
    );
    await expect(reader.until(() => reader.changes.length > 0)).resolves.toBe('held');
    await other.close();
    expect(await reader.until(() => false)).toBe('ended');
  });
});
