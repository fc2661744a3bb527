import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

interface Revised {
  readonly draftRevision?: number;
  readonly revision?: number;
}

/** The header that answers have by it, as the description of the API tells of it. */
export function etagOf(what: string, example: number) {
  const description = `The revision of ${what}, for If-Match`;
  return { ETag: { description, schema: { type: 'string', example: `"${example}"` } } } as const;
}

/** Sends the revision of what is answered as ETag, for the If-Match of the next save. */
@Injectable()
export class EtagInterceptor implements NestInterceptor<Revised, Revised> {
  intercept(context: ExecutionContext, next: CallHandler<Revised>): Observable<Revised> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer) => {
        void reply.header('etag', `"${answer.draftRevision ?? answer.revision ?? 0}"`);
        return answer;
      }),
    );
  }
}
