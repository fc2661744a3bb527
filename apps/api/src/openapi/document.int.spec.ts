import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { demands } from '../access/matrix.fixture.ts';
import { startApi, type TestApi } from '../people.fixture.ts';
import { Documented, type Operation } from './documented.fixture.ts';
import { printedDocument } from './printed.ts';

const committed = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'openapi.json');

describe('the document of the API', () => {
  let api: TestApi;
  let document: Documented;
  let operations: readonly [string, Operation][];

  beforeAll(async () => {
    api = await startApi();
    document = new Documented((await api.send('GET', '/openapi.json')).body as OpenAPIObject);
    operations = [...document.operations];
  });

  afterAll(() => api.close());

  const without = (holds: (operation: Operation, route: string) => boolean): readonly string[] =>
    operations.filter(([route, operation]) => !holds(operation, route)).map(([route]) => route);
  const demandOf = (route: string): string | undefined => demands[route.replaceAll(/\{(\w+)\}/g, ':$1')];

  it('says of every operation what it does, and of all that is guarded how to sign in', () => {
    expect(operations.length).toBeGreaterThan(70);
    expect(without(({ summary }) => summary !== undefined && summary !== '')).toEqual([]);
    const open = without(({ security }) => security === undefined || security.length > 0);
    expect(open).toEqual(without((_operation, route) => demandOf(route) !== 'public'));
    expect(open.length).toBeGreaterThan(3);
  });

  it('types what every operation answers when all is well', () => {
    const untyped = without(({ responses }) => {
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      return good.length > 0 && good.every(([status, response]) => status === '204' || isTyped(response));
    });
    expect(untyped).toEqual([]);
  });

  it('says how every operation refuses: who asks, what is asked, and how much of it', () => {
    const refuses = ({ responses }: Operation, ...statuses: readonly number[]) =>
      statuses.every((status) => responses[status]?.content?.['application/problem+json'] !== undefined);
    const open = (route: string) => demandOf(route) === 'public';
    expect(without((operation, route) => open(route) || refuses(operation, 401, 403, 429, 503))).toEqual([]);
    const hasBody = ({ requestBody }: Operation) => requestBody !== undefined;
    expect(without((operation) => !hasBody(operation) || refuses(operation, 400, 413, 415))).toEqual([]);
    const isNamed = (route: string) =>
      /\{(id|name|version|user|kind)\}/.test(route) && !/draft|^PUT .*\{name\}$/.test(route);
    expect(without((operation, route) => !isNamed(route) || refuses(operation, 404))).toEqual([]);
  });

  it('shows for every body an example that fits its own schema', () => {
    const wrong = operations.flatMap(([route, { requestBody }]) => {
      const schema = requestBody?.content['application/json']?.schema;
      if (schema === undefined) return [];
      return document
        .validator(
          `${route} body`,
          schema,
        )(document.example(schema))
        .problems.map(({ path, message }) => `${route} ${path}: ${message}`);
    });
    expect(wrong).toEqual([]);
  });

  it('shows for every answer an example that fits its own schema', () => {
    const wrong = operations.flatMap(([route, { responses }]) =>
      Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.entries(content).flatMap(([type, { schema, example }]) =>
          document
            .validator(
              `${route} ${status} ${type}`,
              schema,
            )(example ?? document.example(schema))
            .problems.map(({ path, message }) => `${route} ${status} ${path}: ${message}`),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('takes an Idempotency-Key wherever something is created that has no id of its own', () => {
    const own =
      /\/(events|sessions|setup|accept|claim|release|assign|complete|publish|restore|validate|known|check)$/;
    const verbs =
      /\/(archive|unarchive|undelete|disable|enable|sign-out|cancel|terminate|retry|preview|start|halt|stop)$/;
    // Done again they find it done, by the holder and the state of the task or by the id in the body; a backup noted
    // twice is two notes of one.
    const taskVerbs =
      /\/(decline|delegate|return|escalate|take-over|suspend|resume|bulk|next|early-answers|review|backups|notices\/read)$/;
    const creating = operations.filter(
      ([route]) => route.startsWith('POST ') && ![own, verbs, taskVerbs].some((known) => known.test(route)),
    );
    const missing = creating.filter(([, { parameters = [] }]) =>
      parameters.every(({ name }) => name !== 'Idempotency-Key'),
    );
    expect(creating.length).toBeGreaterThan(4);
    expect(missing.map(([route]) => route)).toEqual([]);
  });

  it('is committed as it is served: print-openapi writes it', async () => {
    expect(await readFile(committed, 'utf8')).toBe(printedDocument(api.app));
  });

  it('has a page to try it that loads nothing from elsewhere and runs no inline script', async () => {
    const page = await api.send('GET', '/docs');
    const policy = String(page.headers['content-security-policy']);
    expect(page.status).toBe(200);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
    const loaded = [...String(page.body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = '']) => url);
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((url) => /^(https?:)?\/\//.test(url))).toEqual([]);
    for (const url of loaded) {
      const path = new URL(url, 'http://here/api/v1/docs').pathname.replace('/api/v1', '');
      expect((await api.send('GET', path)).status).toBe(200);
    }
    expect((await api.send('GET', '/openapi.json')).headers['content-security-policy']).toMatch(
      /^default-src 'none'/,
    );
  });
});

function isTyped(response: Operation['responses'][string]): boolean {
  const contents = Object.values(response.content ?? {});
  return (
    contents.length > 0 &&
    contents.every(({ schema }) => '$ref' in schema || 'type' in schema || 'items' in schema)
  );
}
