import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.ts';
import type { Environment } from './config/environment.ts';
import { acceptUploads } from './files/upload-parser.ts';
import { demandShallow } from './http/body-depth.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { refuseUnparsed, unroutedProblem } from './http/raw-refusals.ts';
import { requestLogger } from './http/request-log.ts';
import { StrictValidationPipe } from './http/validation.pipe.ts';
import { allowDocsPage } from './openapi/docs-page.ts';
import { describeApi } from './openapi/document.ts';

const bodyLimitBytes = 2 * 1024 * 1024;
const longestParameter = 1_000;
const requestIdPattern = /^[\w.-]{1,64}$/;

/** Builds the API without listening; the caller owns its life. */
export async function createApp(environment: Environment, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(serverOptions(environment, logger));
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(environment, logger),
    adapter,
    {
      logger: false,
      bodyParser: false,
      abortOnError: false,
    },
  );
  await secure(app);
  app.setGlobalPrefix('api/v1', { exclude: ['metrics'] });
  app.useGlobalPipes(new StrictValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  describeApi(app, environment);
  app.enableShutdownHooks([]);
  return app;
}

function serverOptions(
  { trustedProxies }: Environment,
  logger: Logger,
): ConstructorParameters<typeof FastifyAdapter>[0] & object {
  return {
    loggerInstance: logger,
    childLoggerFactory: requestLogger,
    bodyLimit: bodyLimitBytes,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    routerOptions: { maxParamLength: longestParameter },
    genReqId: (request: Pick<IncomingMessage, 'headers'>) =>
      acceptedRequestId(request.headers['x-request-id']),
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => {
      const problem = unroutedProblem(error, request.id);
      const answer = reply as unknown as FastifyReply;
      // No hook runs for what has no route.
      void answer.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
      void answer.status(problem.status).header('content-type', 'application/problem+json').send(problem);
    },
    clientErrorHandler: refuseUnparsed,
  };
}

function acceptedRequestId(offered: string | string[] | undefined): string {
  return typeof offered === 'string' && requestIdPattern.test(offered) ? offered : randomUUID();
}

/** Forms and plain text are what other sites can send without asking: no handler reads them. */
function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/cloudevents+json', { parseAs: 'string' }, parse);
}

async function secure(app: NestFastifyApplication): Promise<void> {
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    hsts: { maxAge: 31_536_000, includeSubDomains: true },
  });
  const fastify = app.getHttpAdapter().getInstance();
  acceptJsonOnly(fastify);
  acceptUploads(fastify);
  fastify.addHook('preValidation', async (request) => demandShallow(request));
  fastify.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    allowDocsPage(request, reply);
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
}
