import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forwardTo } from './forward.mjs';
import { readSettings } from './settings.mjs';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A web application before an API that answers so. */
async function before(api: RequestListener): Promise<string> {
  return listening(forwardTo(new URL(await listening(api))));
}

describe('what is forwarded to the API', () => {
  it('arrives as it was sent, with the address of the caller behind those that it names', async () => {
    const web = await before((request, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      request.pipe(response.writeHead(418, { 'x-way': String(request.headers['x-forwarded-for']) }));
    });
    const answer = await fetch(`${web}/api/v1/x?y=1`, {
      method: 'POST',
      body: 'öäü',
      headers: { 'x-forwarded-for': '203.0.113.7' },
    });
    expect(answer.status).toBe(418);
    expect(await answer.text()).toBe('öäü');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('x-way')).toBe('203.0.113.7, 127.0.0.1');
  });

  it('comes back packed when it is long JSON that was read and is taken so, else as it is', async () => {
    const long = JSON.stringify({ text: 'long '.repeat(1_000) });
    const web = await before((request, response) => {
      const isShort = request.url?.endsWith('short');
      const body = isShort ? '{}' : long;
      const type = request.url?.endsWith('text') ? 'text/plain' : 'application/json; charset=utf-8';
      const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body), vary: 'Origin' };
      response.writeHead(200, { ...headers, etag: '"7"' }).end(body);
    });
    const told = async (path: string, wishes: string, method = 'GET') => {
      const answer = await fetch(`${web}/api/v1/${path}`, { method, headers: { 'accept-encoding': wishes } });
      const { headers } = answer;
      const isWhole = (await answer.text()) === (path === 'short' ? '{}' : long);
      return { coding: headers.get('content-encoding'), vary: headers.get('vary'), isWhole };
    };
    const vary = 'Origin, Accept-Encoding';
    expect(await told('list', 'gzip, br')).toEqual({ coding: 'br', vary, isWhole: true });
    expect(await told('list', 'gzip, br;q=0')).toEqual({ coding: 'gzip', vary, isWhole: true });
    expect(await told('list', 'identity')).toEqual({ coding: null, vary, isWhole: true });
    const asItIs = { coding: null, vary: 'Origin', isWhole: true };
    expect(await told('short', 'br')).toEqual(asItIs);
    expect(await told('text', 'br')).toEqual(asItIs);
    expect(await told('list', 'br', 'POST')).toEqual(asItIs);
  });

  it('comes back piece by piece, while the API is still speaking', async () => {
    const speak: { more?: () => void } = {};
    const web = await before((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: 1\n\n');
      speak.more = () => response.end('data: 2\n\n');
    });
    const reader = (
      await fetch(`${web}/api/v1/stream`, { headers: { 'accept-encoding': 'br' } })
    ).body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toBe('data: 1\n\n');
    speak.more?.();
    const second = await reader?.read();
    expect(Buffer.from(second?.value ?? []).toString()).toBe('data: 2\n\n');
  });

  it('ends at the API when the page goes away', async () => {
    const gone: { notice?: () => void } = {};
    const left = new Promise<void>((resolve) => (gone.notice = resolve));
    const web = await before((_, response) => {
      response.once('close', () => gone.notice?.());
      response.writeHead(200).write('data: 1\n\n');
    });
    const ending = new AbortController();
    const answer = await fetch(`${web}/api/v1/stream`, { signal: ending.signal });
    expect(answer.status).toBe(200);
    ending.abort();
    await left;
  });

  it('is answered as a problem while the API is away', async () => {
    const away = await listening(() => undefined);
    const web = await listening(forwardTo(new URL(away)));
    await new Promise((resolve) => servers.shift()?.close(resolve));
    const answer = await fetch(`${web}/api/v1/me`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'service.unavailable', retryable: true });
  });
});

describe('the settings of the web application', () => {
  it('have defaults, and are refused all at once', () => {
    expect(readSettings({})).toMatchObject({ host: '127.0.0.1', port: 3000 });
    expect(() => readSettings({ FERMATA_WEB_PORT: 'many', FERMATA_API_URL: 'file:///etc' })).toThrow(
      'FERMATA_WEB_PORT must be a port, not "many".\nFERMATA_API_URL must be a URL with http:, not "file:///etc".',
    );
  });
});
