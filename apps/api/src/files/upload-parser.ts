import { said } from '@fermata/model';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '@fermata/contracts';

/** Bytes of the largest file. */
export const largestFile = 10 * 1024 * 1024;

const door = /^\/api\/v1\/files(\?|$)/;

/** Lets raw bytes in at the door for files, and only there, from whoever shows a credential. */
export function acceptUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: largestFile },
    (request, body, done) => {
      const refused = refusalOf(request);
      done(refused ?? null, refused === undefined ? body : undefined);
    },
  );
}

function refusalOf(request: FastifyRequest): AppError | undefined {
  if (request.method !== 'POST' || !door.test(request.url))
    return new AppError('request.type', said`The body is not application/json`, { status: 415 });
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined || cookie !== undefined) return undefined;
  return new AppError('access.unauthenticated', said`Sign in first`, { status: 401 });
}
