import { gzipSync, deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { closedPort, contextTo, startPeer, startRawPeer } from '../peer.fixture.ts';
import type { Peer } from '../peer.fixture.ts';
import { httpRequest } from './http-request.ts';

const peers: Peer[] = [];
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
});

const serve = async (...args: Parameters<typeof startPeer>): Promise<string> => {
  const peer = await startPeer(...args);
  peers.push(peer);
  return peer.baseUrl;
};

const serveRaw = async (...args: Parameters<typeof startRawPeer>): Promise<string> => {
  const peer = await startRawPeer(...args);
  peers.push(peer);
  return peer.baseUrl;
};

const call = (baseUrl: string, more: Record<string, JsonValue> = {}, context = contextTo(baseUrl)) =>
  httpRequest.execute({ path: '/', ...more }, context);

const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n';

describe('a peer that never answers', () => {
  it('ends the request at its own limit', async () => {
    const base = await serveRaw(() => undefined);
    await expect(call(base, { timeout: 'PT0.02S' })).rejects.toMatchObject({
      code: 'http.timeout',
      class: 'retryable',
    });
  });

  it('ends the request at the end of the attempt, with the code of the language', async () => {
    const base = await serveRaw(() => undefined);
    await expect(call(base, {}, contextTo(base, { timeoutMs: 20 }))).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('is left at once when the step is withdrawn', async () => {
    const abort = new AbortController();
    const base = await serveRaw((socket) => socket.once('data', () => abort.abort()));
    await expect(call(base, {}, contextTo(base, { signal: abort.signal }))).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('cannot stretch the limit by trickling', async () => {
    const base = await serveRaw((socket) => {
      socket.write(`${head}content-length: 1000\r\n\r\n`);
      const timer = setInterval(() => socket.write('.'), 2);
      socket.on('close', () => clearInterval(timer));
    });
    await expect(call(base, { timeout: 'PT0.05S' })).rejects.toMatchObject({ code: 'http.timeout' });
  });
});

describe('a connection that breaks', () => {
  it.each([
    ['before the answer', ''],
    ['in the headers', 'HTTP/1.1 200 OK\r\nconte'],
    ['in a body of known length', `${head}content-length: 100\r\n\r\nhalf`],
    ['in a chunked body', `${head}transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n`],
    ['after nonsense', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ])('%s is network trouble, to be tried again', async (_, bytes) => {
    const base = await serveRaw((socket) => socket.once('data', () => socket.end(bytes)));
    await expect(call(base)).rejects.toMatchObject({ code: 'http.network', class: 'retryable' });
  });

  it('before it began is network trouble too, without a word about inner addresses', async () => {
    const port = await closedPort();
    const failure = call(`http://localhost:${port}`);
    await expect(failure).rejects.toMatchObject({ code: 'http.network' });
    await expect(failure).rejects.toThrow(/^(?!.*127\.0\.0\.1).*ECONNREFUSED|connection failed/);
  });
});

describe('an answer that is too large', () => {
  it('is cut off at 1 MiB by default, though it would never end', async () => {
    const base = await serve((_, response) => {
      const more = (): void => {
        if (!response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(more));
      };
      more();
    });
    await expect(call(base)).rejects.toMatchObject({ code: 'http.size', class: 'permanent' });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('is cut off while a bomb of %s unfolds', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(20_000_000));
    const base = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb),
    );
    await expect(call(base)).rejects.toMatchObject({ code: 'http.size' });
  });

  it('has exactly one byte more than the author allows', async () => {
    const base = await serve((_, response) => response.end('x'.repeat(100)));
    await expect(call(base, { maxBytes: 99 })).rejects.toMatchObject({ code: 'http.size' });
    await expect(call(base, { maxBytes: 100 })).resolves.toMatchObject({ status: 200 });
  });

  it('is refused by its headers alone', async () => {
    const base = await serveRaw((socket) =>
      socket.once('data', () => socket.end(`${head}x: ${'y'.repeat(20_000)}\r\n\r\n`)),
    );
    await expect(call(base)).rejects.toMatchObject({ code: 'http.size', class: 'permanent' });
  });
});

describe('a compressed answer', () => {
  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('in %s is read', async (encoding, compress) => {
    const headers = { 'content-encoding': encoding, 'content-type': 'application/json' };
    const base = await serve((_, response) => response.writeHead(200, headers).end(compress('{"a":1}')));
    await expect(call(base)).resolves.toMatchObject({ body: { a: 1 } });
  });

  it.each([
    ['gzip', 'not compressed at all'],
    ['br', 'in a way that nobody asked for'],
    ['gzip, gzip', 'twice'],
  ])('that says %s is refused when it is %s', async (encoding, body) => {
    const base = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    );
    await expect(call(base)).rejects.toMatchObject({ code: 'http.body', class: 'permanent' });
  });

  it('of HEAD has no body to read', async () => {
    const base = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end());
    await expect(call(base, { method: 'HEAD' })).resolves.toMatchObject({ status: 200, body: null });
  });
});

describe('the body of an answer', () => {
  const answering = async (contentType: string, body: string | Uint8Array) =>
    await call(
      await serve((_, response) => response.writeHead(200, { 'content-type': contentType }).end(body)),
    );

  it.each([
    ['application/json', '{"a":[1]}', { a: [1] }],
    ['application/json; charset=utf-8', '3', 3],
    ['application/problem+json', '{}', {}],
    ['text/html', '{"a":1}', '{"a":1}'],
    ['application/jsonp', '1', '1'],
    ['text/plain; charset=iso-8859-1', Buffer.from([0xe9]), 'é'],
    ['text/plain', '\uFEFFmarked', 'marked'],
    ['application/json', '', null],
  ])('of type %s is taken for what it says', async (contentType, body, value) => {
    await expect(answering(contentType, body)).resolves.toMatchObject({ body: value });
  });

  it.each([
    ['application/json', '<html>secret-token</html>'],
    ['application/json', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['text/plain', Buffer.from([0xff, 0xfe, 0xfd])],
    ['text/plain; charset=klingon', 'x'],
  ])('of type %s that is none fails with http.body and shows nothing of it', async (contentType, body) => {
    const failure = answering(contentType, body);
    await expect(failure).rejects.toMatchObject({ code: 'http.body', class: 'permanent' });
    await expect(failure).rejects.toThrow(/^(?!.*secret-token)/);
  });
});
