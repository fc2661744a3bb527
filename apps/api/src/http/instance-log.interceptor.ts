import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { logConcerning } from './request-log.ts';

/** Says in the log which instances an answer is about, where the path does not name them. */
export class InstanceLog<T> implements NestInterceptor<T, T> {
  readonly #instancesOf: (answer: T) => readonly string[];

  constructor(instancesOf: (answer: T) => readonly string[]) {
    this.#instancesOf = instancesOf;
  }

  intercept(context: ExecutionContext, next: CallHandler<T>): Observable<T> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    return next.handle().pipe(tap((answer) => logConcerning(request, reply, this.#instancesOf(answer))));
  }
}
