import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demands } from '../access/matrix.fixture.ts';
import { startApi, type TestApi } from '../people.fixture.ts';

interface Operation {
  readonly summary?: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

describe('the description of the API', () => {
  let api: TestApi;
  const operations = new Map<string, Operation>();

  beforeAll(async () => {
    api = await startApi();
    const { body } = await api.send('GET', '/openapi.json');
    for (const [path, methods] of Object.entries(body.paths as Record<string, Record<string, Operation>>)) {
      for (const [method, operation] of Object.entries(methods)) {
        operations.set(`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, operation);
      }
    }
  });

  afterAll(() => api.close());

  it('has every handler of the matrix, in words', () => {
    const missing = Object.keys(demands).filter(
      (route) => route !== 'GET /metrics' && !operations.get(route)?.summary,
    );
    expect(missing).toEqual([]);
  });

  it('says how each guarded handler refuses, as problem+json', () => {
    const guarded = [...operations].filter(([route]) => demands[route] !== 'public');
    const silent = guarded.filter(([, { responses }]) =>
      ['401', '403', '429', '503'].some(
        (status) => !responses[status]?.content?.['application/problem+json'],
      ),
    );
    expect(guarded.length).toBeGreaterThan(50);
    expect(silent.map(([route]) => route)).toEqual([]);
  });

  it('never answers a request without a trace id, in the header and in the problem', async () => {
    const answer = await api.send('GET', '/me', { headers: { 'x-request-id': 'trace-1' } });
    expect(answer).toMatchObject({
      status: 401,
      body: { traceId: 'trace-1' },
      headers: { 'x-request-id': 'trace-1', 'www-authenticate': 'Bearer realm="fermata"' },
    });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});
