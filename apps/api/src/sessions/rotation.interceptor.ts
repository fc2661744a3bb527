import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../access/authenticated-request.ts';
import { callerOf } from '../access/current.ts';
import { setSessionCookie } from '../http/cookies.ts';
import { SessionsService } from './sessions.service.ts';

/**
 * Gives a browser a new cookie when its session's has served long enough. It comes after the handler and only where
 * headers can still be written: a stream that has begun keeps the cookie it came with.
 */
@Injectable()
export class RotationInterceptor implements NestInterceptor {
  readonly #sessions: SessionsService;

  constructor(sessions: SessionsService) {
    this.#sessions = sessions;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        await this.#rotate(request, reply);
        return answer;
      }),
    );
  }

  async #rotate(request: AuthenticatedRequest, reply: FastifyReply): Promise<void> {
    const via = request.subject?.via;
    if (via?.kind !== 'session' || !via.isDue || isAnswered(reply)) return;
    const secret = await this.#sessions.rotate(callerOf(request), via);
    if (secret !== undefined) setSessionCookie(reply, secret, via.expiresAt);
  }
}

/** Too late for a cookie, or the handler has set one itself. */
function isAnswered(reply: FastifyReply): boolean {
  return reply.sent || reply.raw.headersSent || reply.hasHeader('set-cookie');
}
