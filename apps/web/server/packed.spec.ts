import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { answerPacked, packFiles } from './packed.mjs';

const script = 'export const word = "long";'.repeat(100);
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-packed-'));
  await mkdir(join(folder, 'static', 'chunks'), { recursive: true });
  await writeFile(join(folder, 'static', 'chunks', 'a~b.js'), script);
  await writeFile(join(folder, 'static', 'font.woff2'), script);
  await writeFile(join(folder, 'secret.js.br'), 'of nobody');
  await packFiles(join(folder, 'static'));
  const answer = await answerPacked(join(folder, 'static'), '/_next/static');
  server = createServer((incoming, outgoing) => {
    if (!answer(incoming, outgoing)) outgoing.writeHead(404).end('of others');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks as it is written: nothing is unpacked, and no path made straight. */
function ask(path: string, encoding = 'gzip, br', method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const call = request({ port, path, method, headers: { 'accept-encoding': encoding } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    call.once('error', reject);
    call.end();
  });
}

describe('the packed files of a build', () => {
  it('are sent to whom takes them, say what they are, and are kept for good', async () => {
    const { status, headers, body } = await ask('/_next/static/chunks/a~b.js?v=1');
    expect(status).toBe(200);
    expect(brotliDecompressSync(body).toString()).toBe(script);
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': String(body.length),
      'content-type': 'application/javascript; charset=UTF-8',
      vary: 'Accept-Encoding',
    });
    expect(headers['cache-control']).toContain('immutable');
  });

  it.each(['gzip', '', 'br;q=0', 'gzip, br; q=0.0', 'brx'])(
    'are left to others for whom takes "%s"',
    async (encoding) => {
      expect((await ask('/_next/static/chunks/a~b.js', encoding)).status).toBe(404);
    },
  );

  it('are sent for a weak wish too', async () => {
    expect((await ask('/_next/static/chunks/a~b.js', 'gzip;q=1, br;q=0.5')).status).toBe(200);
  });

  it.each([
    '/_next/static/font.woff2',
    '/_next/static/chunks/none.js',
    '/_next/static/../secret.js',
    '/_next/static/chunks/..%2f..%2fsecret.js',
    '/secret.js',
  ])('are all that is read: %s is left to others', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('are only read', async () => {
    expect((await ask('/_next/static/chunks/a~b.js', 'br', 'POST')).status).toBe(404);
  });
});
