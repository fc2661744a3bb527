import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenAPIObject } from '@nestjs/swagger';
import { eventText, formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import { Documented, type Operation } from '../openapi/documented.fixture.ts';

const runs = process.env['FERMATA_LONG'] === '1' ? 50_000 : 2_000;
/** What would end the reader's own account, or does not end by itself. */
const spared =
  /^(GET \/api\/v1\/stream|DELETE \/api\/v1\/users|POST \/api\/v1\/users\/\{id\}\/disable|PATCH \/api\/v1\/users)/;
const known = [
  'orders',
  'order-form',
  'order.changed',
  'root',
  'refunds',
  'workflow',
  'component',
  'event',
  '1',
  'json',
];
const odd = [
  '',
  ' ',
  '%00',
  '..',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '1e999',
  '9'.repeat(30),
  'x'.repeat(2_000),
  '\ud800',
  '日本',
];

interface Request {
  readonly route: string;
  readonly places: readonly string[];
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

describe('2,000 random requests over all routes, by who may do everything', () => {
  let api: NounApi;
  let document: Documented;
  let token: string;

  beforeAll(async () => {
    api = await startNouns({ requestsPerSecond: 1_000_000 });
    await api.deploy(formText, eventText, workflowText('orders'));
    document = new Documented((await api.call('GET', '/openapi.json')).body as OpenAPIObject);
    token = (await api.token('root')).secret;
  });

  afterAll(() => api.close());

  const word = fc.oneof(fc.constantFrom(...known), fc.constantFrom(...odd), fc.string({ maxLength: 40 }));
  const header = fc.constantFrom('"1"', '*', 'x', '"99999999999"', '0', 'ключ');

  /** A body like the example, with members changed, dropped and added. */
  const bodyOf = (operation: Operation): fc.Arbitrary<unknown> => {
    const schema = operation.requestBody?.content['application/json']?.schema;
    const example = schema === undefined ? undefined : document.example(schema);
    if (typeof example !== 'object' || example === null) return fc.constant(undefined);
    const changes = fc.dictionary(
      fc.oneof(fc.constantFrom('data', ...Object.keys(example)), word),
      fc.oneof(word, fc.jsonValue()),
    );
    return fc.oneof(
      fc.constant(example),
      changes.map((changed) => ({ ...example, ...changed })),
      fc.jsonValue(),
    );
  };

  const request = (): fc.Arbitrary<Request> => {
    const routes = [...document.operations].filter(([route]) => !spared.test(route));
    return fc.constantFrom(...routes).chain(([route, operation]) => {
      const queries = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
      const name = fc.oneof(fc.constantFrom('cursor', ...queries.map((parameter) => parameter.name)), word);
      return fc.record({
        route: fc.constant(route),
        places: fc.array(word, { minLength: 4, maxLength: 4 }),
        query: fc.array(fc.tuple(name, word), { maxLength: 3 }),
        headers: fc.dictionary(fc.constantFrom('if-match', 'idempotency-key', 'last-event-id'), header),
        body: bodyOf(operation),
      });
    });
  };

  const send = async ({ route, places, query, headers, body }: Request) => {
    const [method = '', template = ''] = route.split(' ');
    let next = 0;
    const path = template.replaceAll(/\{\w+\}/g, () => encode(places[next++] ?? ''));
    const search = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
    const payload = method === 'GET' || body === undefined ? {} : { payload: JSON.stringify(body) };
    const type = 'payload' in payload ? { 'content-type': 'application/json' } : {};
    return api.app.inject({
      method: method as 'GET',
      url: `${path}?${search}`,
      headers: { ...headers, ...type, authorization: `Bearer ${token}` },
      ...payload,
    });
  };

  it('never fail on our side, and are always answered in a format that is documented', async () => {
    const property = fc.asyncProperty(request(), async (asked) => {
      const answer = await send(asked);
      const about = `${asked.route} ${answer.statusCode} ${answer.body.slice(0, 300)}`;
      expect({ about, isOurs: answer.statusCode >= 500 }).toEqual({ about, isOurs: false });
      if (answer.statusCode < 400) return;
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.json()).toMatchObject({
        status: answer.statusCode,
        traceId: answer.headers['x-request-id'],
      });
    });
    await fc.assert(property, { numRuns: runs, seed: 20_260_309, endOnFailure: true });
  }, 600_000);
});

/** Percent-encoding, also of what is no valid text. */
function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/gu, '?'));
}
