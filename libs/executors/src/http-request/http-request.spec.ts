import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { connectionClient } from '../connection-client.ts';
import { createExecutorContext } from '../context.fixture.ts';
import { contextTo, startPeer } from '../peer.fixture.ts';
import type { Peer, SeenRequest } from '../peer.fixture.ts';
import { httpRequest } from './http-request.ts';

const bearer = { authorization: 'Bearer s3cr3t-t0k3n' };

let peer: Peer;
let answer: { status: number; headers?: Record<string, string>; body?: string };
beforeAll(async () => {
  peer = await startPeer((_, response) => response.writeHead(answer.status, answer.headers).end(answer.body));
});
beforeEach(() => void (answer = { status: 200 }));
afterAll(() => peer.close());

const context = (more = {}, entry = {}) =>
  contextTo(`${peer.baseUrl}/v1/`, more, { headers: bearer, ...entry });
const call = (input: Record<string, JsonValue>, more = {}) => httpRequest.execute(input, context(more));
const sent = async (input: Record<string, JsonValue>): Promise<SeenRequest | undefined> => {
  await call(input);
  return peer.seen.at(-1);
};

describe('the request', () => {
  it('goes below the base URL, with the operator’s headers', async () => {
    const seen = await sent({ path: '/orders/o 1', query: { page: 2, tags: ['a', 'b&c'], none: null } });
    expect(seen).toMatchObject({
      method: 'GET',
      url: '/v1/orders/o%201?page=2&tags=a&tags=b%26c',
      headers: bearer,
    });
  });

  it('cannot take the operator’s headers away', async () => {
    const seen = await sent({ path: '/', headers: { AUTHORIZATION: 'Bearer mine', 'X-Trace': '7' } });
    expect(seen?.headers).toMatchObject({ ...bearer, 'x-trace': '7' });
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('of %s carries the idempotency key', async (method) => {
    expect((await sent({ method, path: '/', json: { a: 1 } }))?.headers['idempotency-key']).toBe(
      'instance/pay#1',
    );
  });

  it.each(['GET', 'HEAD'])('of %s carries none', async (method) => {
    expect((await sent({ method, path: '/' }))?.headers).not.toHaveProperty('idempotency-key');
  });

  it('sends JSON, or text as its header says', async () => {
    const json = await sent({ method: 'POST', path: '/', json: { a: [1, null] } });
    expect([json?.headers['content-type'], json?.body]).toEqual(['application/json', '{"a":[1,null]}']);
    const text = await sent({
      method: 'POST',
      path: '/',
      text: 'a,b',
      headers: { 'content-type': 'text/csv' },
    });
    expect([text?.headers['content-type'], text?.body]).toEqual(['text/csv', 'a,b']);
    expect((await sent({ method: 'POST', path: '/', json: null }))?.body).toBe('null');
  });

  it.each<[string, Record<string, JsonValue>]>([
    ['url and path', { url: 'http://a.example/', path: '/' }],
    ['neither', {}],
    ['a url beside the connection', { url: 'http://a.example/' }],
    ['a path that climbs', { path: '/orders/../admin' }],
    ['a path that climbs in disguise', { path: '/orders/%2E%2e/admin' }],
    ['a path that climbs where the peer decodes it', { path: '/orders%2F..%2Fadmin' }],
    ['a path that is a host', { path: '//evil.example/' }],
    ['a path with backslashes', { path: '/\\evil.example/' }],
    ['a path that climbs behind a control character', { path: '/orders/.\t./admin' }],
    ['a path with a query', { path: '/orders/1?admin=true' }],
    ['a path with a fragment', { path: '/orders/1#x' }],
    ['a path without a slash', { path: '@evil.example/' }],
    ['a body of GET', { path: '/', json: {} }],
    ['json and text', { method: 'POST', path: '/', json: {}, text: '' }],
    ['another method', { method: 'CONNECT', path: '/' }],
    ['a host header', { path: '/', headers: { Host: 'evil.example' } }],
    ['a length of its own', { path: '/', headers: { 'content-length': '1' } }],
    ['a line break in a header', { path: '/', headers: { 'x-a': 'b\r\nx-c: d' } }],
    ['a broken header name', { path: '/', headers: { 'x a': 'b' } }],
  ])('with %s is refused before anything is sent', async (_, input) => {
    const before = peer.seen.length;
    await expect(call(input)).rejects.toMatchObject({ code: 'http.input', class: 'permanent' });
    expect(peer.seen.length).toBe(before);
  });

  it('needs a connection that somebody has configured', async () => {
    const unknown = call({ path: '/' }, { connection: 'nowhere' });
    await expect(unknown).rejects.toMatchObject({ code: 'connection.unknown', class: 'permanent' });
    const none = httpRequest.execute({ path: '/' }, createExecutorContext());
    await expect(none).rejects.toMatchObject({ code: 'http.input' });
  });
});

describe('the answer', () => {
  it('becomes status, headers and body, without cookies and without our own secrets', async () => {
    const headers = {
      'content-type': 'application/json',
      'set-cookie': 'session=1',
      'x-echo': 'Bearer s3cr3t-t0k3n',
    };
    answer = { status: 201, headers, body: '{"you":"sent s3cr3t-t0k3n"}' };
    const output = await call({ path: '/' });
    expect(output).toMatchObject({ status: 201, headers: { 'x-echo': '***' }, body: { you: 'sent ***' } });
    expect(JSON.stringify(output)).not.toMatch(/set-cookie|s3cr3t/);
  });

  it.each([
    [301, 'permanent'],
    [400, 'permanent'],
    [404, 'permanent'],
    [408, 'retryable'],
    [425, 'retryable'],
    [429, 'retryable'],
    [500, 'retryable'],
    [503, 'retryable'],
  ])('%i that nobody expects is the failure of that code: %s', async (status, errorClass) => {
    answer = { status, body: 'why' };
    const failure = { code: `http.${status}`, class: errorClass, data: { status, body: 'why' } };
    await expect(call({ path: '/' })).rejects.toMatchObject(failure);
  });

  it.each([[[404]], [['4xx']], [['2xx', 404]]])(
    '404 is an answer where the author expects %j',
    async (expected) => {
      answer = { status: 404 };
      await expect(call({ path: '/', expect: expected })).resolves.toMatchObject({ status: 404 });
    },
  );

  it('200 is a failure where the author expects 202 alone', async () => {
    await expect(call({ path: '/', expect: [202] })).rejects.toMatchObject({ code: 'http.200' });
  });

  it('says when to come back', async () => {
    answer = { status: 429, headers: { 'retry-after': '300' } };
    await expect(call({ path: '/' })).rejects.toMatchObject({ code: 'http.429', retryAfterMs: 300_000 });
  });

  it('of a failure holds neither query nor secrets nor more than 1 KiB', async () => {
    answer = { status: 500, body: `Bearer s3cr3t-t0k3n ${'x'.repeat(5000)}` };
    const failure = await call({ path: '/a', query: { token: 'hunter2' } }).catch((error: unknown) => error);
    const { message, data } = failure as { message: string; data: JsonValue };
    expect(`${message}${JSON.stringify(data)}`).not.toMatch(/hunter2|s3cr3t/);
    expect(JSON.stringify(data).length).toBeLessThan(1100);
    expect(message).toBe(`GET ${peer.baseUrl}/v1/a answered 500`);
  });

  it('of a failure may be unreadable', async () => {
    answer = { status: 502, headers: { 'content-type': 'application/json' }, body: '<html>' };
    await expect(call({ path: '/' })).rejects.toMatchObject({ code: 'http.502', data: { body: null } });
  });
});

describe('a developer’s connection', () => {
  it('sends as http.request does, with the idempotency key', async () => {
    answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"refundId":"r-1"}' };
    const client = connectionClient(context({ connection: undefined }), 'peer');
    const { body } = await client.request<{ refundId: string }>({
      method: 'POST',
      path: '/refunds',
      json: { a: 1 },
    });
    expect(body.refundId).toBe('r-1');
    expect(peer.seen.at(-1)).toMatchObject({
      url: '/v1/refunds',
      headers: { 'idempotency-key': 'instance/pay#1' },
    });
  });
});
