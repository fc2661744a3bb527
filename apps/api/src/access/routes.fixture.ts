import { RequestMethod, type Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { demandKey, type Demand } from './permission.decorator.ts';

/** A handler as Nest knows it. */
export interface DeclaredRoute {
  /** Method and full path template. */
  readonly route: string;
  readonly demand: Demand | undefined;
}

/** All handlers of all controllers with what they demand. */
export function declaredRoutes(app: NestFastifyApplication): readonly DeclaredRoute[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) =>
    typeof metatype === 'function' ? routesOf(metatype as Type) : [],
  );
}

function routesOf(controller: Type): readonly DeclaredRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  const base: unknown = Reflect.getMetadata('path', controller);
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (handler === undefined || !Reflect.hasMetadata('method', handler)) return [];
    const method = RequestMethod[Reflect.getMetadata('method', handler) as number];
    const path = pathOf(String(base), String(Reflect.getMetadata('path', handler)));
    return [
      { route: `${method} ${path}`, demand: Reflect.getMetadata(demandKey, handler) as Demand | undefined },
    ];
  });
}

function pathOf(base: string, own: string): string {
  const parts = [base === 'metrics' ? '' : 'api/v1', base, own].flatMap((part) => part.split('/'));
  return `/${parts.filter((part) => part !== '').join('/')}`;
}

/** Collects what Fastify itself is told to serve; to be called before any route is there. */
export function collectRoutes(app: NestFastifyApplication): Set<string> {
  const served = new Set<string>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) served.add(`${each} ${url}`);
    });
  return served;
}
