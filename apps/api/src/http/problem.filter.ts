import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem, type ProblemDetails } from './problem.ts';

const retryAfterSeconds = 2;

/** The one place where a failure becomes a response: `application/problem+json`, always with the trace id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error, request.id);
    if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed');
    else request.log.info({ code: problem.code, status: problem.status }, 'request refused');
    const wait = secondsToWait(problem);
    if (wait !== undefined) void reply.header('retry-after', String(wait));
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="fermata"');
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
  }
}

function secondsToWait(problem: ProblemDetails): number | undefined {
  const said = problem['retryAfterSeconds'];
  if (typeof said === 'number') return said;
  return problem.status === 503 ? retryAfterSeconds : undefined;
}
