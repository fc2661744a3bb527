import { isIP } from 'node:net';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Origin } from './open-session.ts';

/** Where the request comes from. */
export const RequestOrigin = createParamDecorator((_data: unknown, context: ExecutionContext): Origin => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: callerAddress(request), agent: request.headers['user-agent'], requestId: request.id };
});

/** What an address is read from. */
interface Heard {
  /** Of the peer, or what trusted proxies say of it. */
  readonly ip: string;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** The address of the caller; a word of a proxy that is no address counts for nothing. */
export function callerAddress({ ip, socket }: Heard): string {
  return isIP(ip) === 0 ? (socket.remoteAddress ?? '') : ip;
}
