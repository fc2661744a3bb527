import { afterEach, describe, expect, it } from '@jest/globals';
import { Client } from './client.ts';
import { exitCode } from './exit.ts';
import { startFakeApi, type FakeApi, type Reply, type Seen } from './fake-api.fixture.ts';

let api: FakeApi | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function clientOf(reply: (request: Seen) => Reply): Promise<Client> {
  api = await startFakeApi(reply);
  return new Client({ url: api.url, token: 'secret', source: 'environment' });
}

describe('a call', () => {
  it('carries the token and leaves out what is not given', async () => {
    const client = await clientOf(() => ({ status: 200, body: { items: [] } }));
    await client.get('/tasks', { view: 'open', instanceId: undefined, limit: 5 });
    expect(api?.seen).toMatchObject([
      { method: 'GET', path: '/api/v1/tasks?view=open&limit=5', authorization: 'Bearer secret' },
    ]);
  });

  it.each([
    [400, exitCode.refused],
    [401, exitCode.refused],
    [403, exitCode.refused],
    [404, exitCode.notFound],
    [409, exitCode.refused],
    [422, exitCode.refused],
    [429, exitCode.refused],
    [500, exitCode.failed],
    [503, exitCode.unreachable],
  ])('refused with %d ends with exit code %d and tells why', async (status, exit) => {
    const problem = {
      detail: 'the reason',
      traceId: 'trace-1',
      problems: [{ path: '/a', message: 'wrong', code: 'c' }],
    };
    const client = await clientOf(() => ({ status, body: problem }));
    await expect(client.post('/instances', {})).rejects.toMatchObject({
      exit,
      message: 'the reason',
      lines: ['/a  error  wrong  [c]', 'trace trace-1'],
    });
  });

  it('gives a refusal that its caller handles', async () => {
    const client = await clientOf(() => ({ status: 422, body: { deployed: false } }));
    const answer = await client.call('POST', '/deployments', { body: {}, accept: [422] });
    expect(answer).toMatchObject({ status: 422, body: { deployed: false } });
  });

  it('to a server that is none of ours says so', async () => {
    const client = await clientOf(() => ({ status: 200, text: '<html>' }));
    await expect(client.get('/tasks')).rejects.toMatchObject({ exit: exitCode.failed });
  });

  it('refused by something else than the API is told by its status', async () => {
    const client = await clientOf(() => ({ status: 502, text: '<html>Bad gateway</html>' }));
    await expect(client.get('/tasks')).rejects.toMatchObject({
      exit: exitCode.failed,
      message: expect.stringContaining('502') as unknown,
    });
  });

  it('that reaches nobody ends as unreachable', async () => {
    const client = await clientOf(() => ({ status: 200 }));
    await api?.close();
    api = undefined;
    await expect(client.get('/tasks')).rejects.toMatchObject({ exit: exitCode.unreachable });
  });
});

describe('a list', () => {
  it('of a length that is none is wrong usage', async () => {
    const client = await clientOf(() => ({ status: 200, body: { items: [] } }));
    for (const limit of [Number.NaN, 0, 2.5]) {
      await expect(client.list('/events', {}, limit)).rejects.toMatchObject({ exit: exitCode.usage });
    }
    expect(api?.seen).toEqual([]);
  });

  it('is read page by page, as far as asked', async () => {
    const numbers = Array.from({ length: 250 }, (_, n) => n);
    const client = await clientOf(({ path }) => {
      const query = new URL(path, 'http://x').searchParams;
      const [from, limit] = [Number(query.get('cursor') ?? 0), Number(query.get('limit'))];
      const items = numbers.slice(from, from + limit);
      const next = from + limit < numbers.length ? { next: String(from + limit) } : {};
      return { status: 200, body: { items, ...next } };
    });
    expect(await client.list('/events', {}, 120)).toEqual(numbers.slice(0, 120));
    expect(await client.list('/events', {}, 1000)).toEqual(numbers);
    expect(api?.seen.map(({ path }) => new URL(path, 'http://x').searchParams.get('limit'))).toEqual([
      '100',
      '20',
      '100',
      '100',
      '100',
    ]);
  });
});
