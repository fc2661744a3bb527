import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { Bindings, ChildLoggerOptions } from 'pino';

const instancePath = /^\/api\/v1\/instances\/([\w-]{1,100})(?=[/?]|$)/;

/** The logger of one request: each line has its id, and its `instanceId` where the path names an instance. */
export function requestLogger(
  logger: FastifyBaseLogger,
  { reqId, ...bindings }: Bindings,
  options: ChildLoggerOptions,
  request: { readonly url?: string | undefined },
): FastifyBaseLogger {
  const instanceId = instancePath.exec(request.url ?? '')?.[1];
  const named = { ...bindings, requestId: reqId as unknown };
  return logger.child(instanceId === undefined ? named : { ...named, instanceId }, options);
}

/** From here on each line of the request says which instance it is about; several where it has started several. */
export function logConcerning(
  request: FastifyRequest,
  reply: FastifyReply,
  instances: readonly string[],
): void {
  const [instanceId, ...more] = instances;
  if (instanceId === undefined) return;
  const log = request.log.child(more.length === 0 ? { instanceId } : { instanceIds: instances });
  request.log = log;
  reply.log = log;
}
