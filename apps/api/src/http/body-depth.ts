import { said } from '@fermata/model';
import type { FastifyRequest } from 'fastify';
import { AppError } from '@fermata/contracts';

/** How deep a body may nest: what works on it may recurse. */
export const deepestBody = 64;

/** Refuses a body that nests too deep with `request.depth` (400). Iterative, so nothing that is sent overflows the stack. */
export function demandShallow(request: Pick<FastifyRequest, 'body'>): void {
  if (Buffer.isBuffer(request.body) || !isDeeper(request.body, deepestBody)) return;
  throw new AppError('request.depth', said`The body nests deeper than ${{ deepestBody }} levels`, {
    status: 400,
  });
}

function isDeeper(body: unknown, most: number): boolean {
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((value) => (isHolder(value) ? Object.values(value).filter(isHolder) : []));
  }
  return false;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
