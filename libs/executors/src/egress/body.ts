import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createInflate } from 'node:zlib';
import { ExecutorError } from '../executor-error.ts';

/**
 * Reads and decompresses a body, holding at most `maxBytes` of it: stops at the first byte too many, however small the
 * compressed form was. Fails with `http.size`, `http.body`.
 */
export async function readBody(message: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const received = { chunks: [] as Uint8Array[], length: 0 };
  const decoder = decoderFor(message);
  const collect = (source: AsyncIterable<Uint8Array>): Promise<void> => gather(source, maxBytes, received);
  try {
    await (decoder === undefined ? pipeline(message, collect) : pipeline(message, decoder, collect));
  } catch (error) {
    // What ends a pipeline early breaks its connection too, and either of the two errors may come out.
    throw received.length > maxBytes ? tooLarge(maxBytes) : error;
  }
  return Buffer.concat(received.chunks);
}

async function gather(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  received: { chunks: Uint8Array[]; length: number },
): Promise<void> {
  for await (const chunk of source) {
    received.length += chunk.length;
    if (received.length > maxBytes) throw tooLarge(maxBytes);
    received.chunks.push(chunk);
  }
}

function decoderFor(message: IncomingMessage): Transform | undefined {
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '' || message.headers['content-length'] === '0')
    return undefined;
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  throw new ExecutorError('http.body', 'permanent', 'the answer is compressed in a way nobody asked for');
}

function tooLarge(maxBytes: number): ExecutorError {
  return new ExecutorError('http.size', 'permanent', `the answer has more than ${maxBytes} bytes`);
}
