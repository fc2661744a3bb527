import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Environment } from '../config/environment.ts';
import { withRequestProblems } from './complete.ts';

const description = [
  'Definitions are drafted, published as immutable versions, started as instances and worked on as tasks.',
  'Every failure is `application/problem+json` with a stable `code`, a `traceId` and, where there are several',
  'findings, `problems` with JSON Pointers. Lists page by `cursor`; a POST that creates takes `Idempotency-Key`.',
].join(' ');

/** Builds the OpenAPI document of all routes. */
export function buildDocument(
  app: NestFastifyApplication,
  environment: Pick<Environment, 'publicUrl'>,
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Fermata')
    .setDescription(description)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addServer(environment.publicUrl)
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addCookieAuth('__Host-fermata', { type: 'apiKey', in: 'cookie' }, 'session')
    .addSecurityRequirements('token')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  return withRequestProblems(document);
}

/** Serves the document at `/api/v1/openapi.json` and a page to try it at `/api/v1/docs`. */
export function describeApi(app: NestFastifyApplication, environment: Environment): void {
  SwaggerModule.setup('docs', app, () => buildDocument(app, environment), {
    useGlobalPrefix: true,
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Fermata API',
  });
}
