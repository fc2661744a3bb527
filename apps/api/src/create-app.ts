import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.ts';
import type { Environment } from './config/environment.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { createValidationPipe } from './http/validation.pipe.ts';
import { describeApi } from './openapi/document.ts';

const bodyLimitBytes = 2 * 1024 * 1024;
const requestIdPattern = /^[\w.-]{1,64}$/;

/** Builds the API without listening; the caller owns its life. */
export async function createApp(environment: Environment, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    bodyLimit: bodyLimitBytes,
    disableRequestLogging: false,
    genReqId: (request: IncomingMessage) => acceptedRequestId(request.headers['x-request-id']),
    return503OnClosing: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(environment, logger),
    adapter,
    {
      logger: false,
      abortOnError: false,
    },
  );
  await secure(app);
  app.setGlobalPrefix('api/v1', { exclude: ['metrics'] });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  describeApi(app, environment);
  app.enableShutdownHooks([]);
  return app;
}

function acceptedRequestId(offered: string | string[] | undefined): string {
  return typeof offered === 'string' && requestIdPattern.test(offered) ? offered : randomUUID();
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
  fastify.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
}
