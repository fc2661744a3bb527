import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';
import { Documented } from '../openapi/documented.fixture.ts';
import { offered } from '../task-verbs/offered.fixture.ts';
import { deepestBody } from './body-depth.ts';

const problemType = /^application\/problem\+json/;
const event = { id: 'e', source: 's', type: 'a.b', data: {} };

describe('hostile requests', () => {
  let api: NounApi;
  let token: string;

  beforeAll(async () => {
    api = await startNouns();
    token = (await api.token('root')).secret;
  });

  afterAll(() => api.close());

  const raw = async (payload: string | Buffer, type = 'application/json', url = '/api/v1/events') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const answer = await api.app.inject({ method: 'POST', url, headers, payload });
    expect(String(answer.headers['content-type'])).toMatch(problemType);
    expect(answer.headers['x-request-id']).toBe(answer.json().traceId);
    return { status: answer.statusCode, body: answer.json() };
  };
  const publish = (id: string, data: unknown) => api.call('POST', '/events', { ...event, id, data });

  it('with a body that is too large, of another type, or no JSON are refused in the one format', async () => {
    expect(await raw(JSON.stringify({ ...event, data: 'x'.repeat(2_200_000) }))).toMatchObject({
      status: 413,
    });
    expect(await raw('<a/>', 'application/xml')).toMatchObject({ status: 415 });
    expect(await raw('a=1', 'application/x-www-form-urlencoded')).toMatchObject({ status: 415 });
    expect(await raw('{}', 'text/plain')).toMatchObject({ status: 415 });
    expect(await raw('{"id": ')).toMatchObject({ status: 400 });
    expect(await raw('')).toMatchObject({ status: 400 });
    for (const body of ['null', '[]', '7', '"text"']) {
      expect(await raw(body)).toMatchObject({
        status: 400,
        body: { problems: [{ path: '', code: 'schema.type' }] },
      });
    }
  });

  it('are none where an event comes in its own media type', async () => {
    const headers = { 'content-type': 'application/cloudevents+json' };
    const body = { ...event, specversion: '1.0', id: 'structured' };
    expect((await api.call('POST', '/events', body, headers)).status).toBe(202);
  });

  it('cannot reach a prototype', async () => {
    expect(
      await raw('{"id":"p","source":"s","type":"a.b","data":{"__proto__":{"isAdmin":true}}}'),
    ).toMatchObject({
      status: 400,
    });
    expect(await raw('{"id":"p","data":{"constructor":{"prototype":{"isAdmin":true}}}}')).toMatchObject({
      status: 400,
    });
    expect({}).not.toHaveProperty('isAdmin');
  });

  it('may carry any data, which is stored as it was sent', async () => {
    const data = {
      constructor: 5,
      then: 'x',
      toString: null,
      length: -1,
      nested: { constructor: { name: 'Object' }, hasOwnProperty: [] },
      list: [{ constructor: [] }, "it's", -0.5, 1e300],
    };
    expect((await publish('any', data)).status).toBe(202);
    expect((await api.call('GET', '/events/one?source=s&id=any')).body.data).toEqual(data);
    for (const [index, bare] of ['text', 7, false, [], 0].entries())
      expect((await publish(`bare-${index}`, bare)).status).toBe(202);
  });

  it('that nest too deep are refused, however deep', async () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const body = (depth: number) => `{"id":"d${depth}","source":"s","type":"a.b","data":${nested(depth)}}`;
    for (const depth of [deepestBody + 1, 5_000, 500_000])
      expect(await raw(body(depth))).toMatchObject({ status: 400, body: { code: 'request.depth' } });
    const answer = await publish('deep-enough', JSON.parse(nested(deepestBody - 1)));
    expect(answer.status).toBe(202);
  });

  it('with members that nobody knows are refused, naming each', async () => {
    const answer = await api.call('POST', '/events', { ...event, isAdmin: true, also: 1 });
    expect(answer.body.problems).toEqual([
      expect.objectContaining({ code: 'schema.unknownField', path: '/isAdmin' }),
      expect.objectContaining({ code: 'schema.unknownField', path: '/also' }),
    ]);
    expect((await api.call('GET', '/events?isAdmin=true')).status).toBe(400);
    expect((await api.call('GET', '/events?type=a&type=b')).status).toBe(400);
  });

  it('with a null where a member may only be left out are taken as if it were left out', async () => {
    const view = { page: 'tasks', name: 'Null', query: 'q=1', shared: null };
    expect(await api.call('POST', '/views', view)).toMatchObject({ status: 201, body: { shared: false } });
    expect((await api.call('POST', '/views', { ...view, name: null })).status).toBe(400);
    expect((await api.call('POST', '/views', { ...view, mine: null })).status).toBe(400);
  });

  it('with very long texts, or texts that cannot be stored, are refused where they do not fit', async () => {
    const long = 'x'.repeat(10_000);
    for (const member of ['id', 'source', 'type', 'subject'])
      expect((await api.call('POST', '/events', { ...event, [member]: long })).status).toBe(400);
    for (const path of [
      `/instances/${long}`,
      `/tasks/${long}`,
      `/definitions/workflow/${long}`,
      `/schemas/${long}`,
    ])
      expect([400, 404, 414]).toContain((await api.call('GET', path)).status);
    expect((await api.call('GET', `/events?cursor=${long}`)).status).toBe(400);
    expect((await api.call('POST', '/events', { ...event, source: 'a\u0000b' })).status).toBe(400);
    expect((await api.call('GET', '/instances/a%00b')).status).toBe(400);
    expect((await publish('nul', { text: 'a\u0000b\ud800' })).status).toBe(202);
  });

  it('with moments and cursors that no clock shows are refused', async () => {
    for (const moment of ['yesterday', '-271821-04-20T00:00:00.000Z', '%2B275760-09-13T00:00:00.000Z', '9'])
      expect((await api.call('GET', `/audit?after=${moment}`)).status).toBe(400);
    const cursor = Buffer.from('["9999-99-99 99:99:99+00","i"]').toString('base64url');
    expect((await api.call('GET', `/instances?cursor=${cursor}`)).status).toBe(400);
  });

  it('with broken paths and headers are answered in the one format', async () => {
    for (const url of ['/api/v1/instances/%zz', '/api/v1/nothing', '/', '/api/v1/instances/..%2f..%2fetc']) {
      const answer = await api.app.inject({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(String(answer.headers['content-type'])).toMatch(problemType);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
    }
    const injected = await api.call('GET', '/me', undefined, { 'x-request-id': 'a\r\nset-cookie: b=c' });
    expect(injected.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(injected.headers).not.toHaveProperty('set-cookie');
    const key = { 'idempotency-key': 'a b' };
    expect((await api.call('POST', '/tokens', { name: 'x', expiresInDays: 1 }, key)).body.code).toBe(
      'idempotency.key',
    );
  });

  describe('at what is there', () => {
    let place: (template: string) => string;

    beforeAll(async () => {
      await api.deploy(formText, workflowText('orders'));
      const { id: task, instanceId } = await offered(api, { users: ['root'] });
      await api.call('POST', `/tasks/${task}/claim`);
      const made = async (path: string, body: object): Promise<string> =>
        (await api.call('POST', path, body)).body.id;
      const [from, until] = ['2031-01-01T00:00:00Z', '2031-01-02T00:00:00Z'];
      const ids: Readonly<Record<string, string>> = {
        tasks: task,
        instances: instanceId,
        comments: await made(`/tasks/${task}/comments`, { text: 'x' }),
        absences: await made('/absences', { from, until }),
        views: await made('/views', { page: 'tasks', name: 'v', query: 'q=1' }),
        macros: await made('/macros', { name: 'm', data: {} }),
        users: 'sam',
        user: 'lee',
        name: 'orders',
        kind: 'workflow',
        task,
      };
      const known = (name: string) => ids[name] ?? 'x';
      place = (template) =>
        template
          .replace('/api/v1', '')
          .replace('groups/{name}', 'groups/refunds')
          .replace(/(\w+)\/\{id\}/, (_all, noun: string) => `${noun}/${known(noun)}`)
          .replaceAll(/\{(\w+)\}/g, (_all, name: string) => known(name));
    });

    it('with one member null, of another type or not to be stored never fail on our side', async () => {
      const document = new Documented((await api.call('GET', '/openapi.json')).body as OpenAPIObject);
      const requests = oddRequests(document, (route) => ofWork.test(route) && !spared.test(route));
      expect(requests.length).toBeGreaterThan(100);
      const failures: string[] = [];
      for (const { route, about, body } of requests) {
        const [method = '', template = ''] = route.split(' ');
        const { status } = await api.call(method, place(template), body, { 'if-match': '*' });
        if (status >= 500) failures.push(`${about}: ${status}`);
      }
      expect(failures).toEqual([]);
    }, 120_000);
  });
});

const unstorable = 'a\u0000b';
const odd = [null, {}, unstorable];
const ofWork =
  /^(POST|PUT|PATCH) \/api\/v1\/(tasks|comments|absences|desk|groups|macros|views|notices|tokens|users|instances\/\{id\}\/early)/;
/** What makes accounts, or asks a workflow that nobody runs here. */
const spared = /(skip|redo|POST \/api\/v1\/users)$/;

interface OddRequest {
  readonly route: string;
  readonly about: string;
  readonly body: object;
}

/** The example of each body, once for each of its members and each odd value in that place. */
function oddRequests(document: Documented, isAsked: (route: string) => boolean): readonly OddRequest[] {
  return [...document.operations].flatMap(([route, { requestBody }]) => {
    const schema = requestBody?.content['application/json']?.schema;
    if (schema === undefined || !isAsked(route)) return [];
    const example = document.example(schema) as object;
    return Object.keys(example).flatMap((member) =>
      odd
        // Free JSON is kept as it was sent, with that character too.
        .filter((value) => member !== 'data' || value !== unstorable)
        .map((value) => ({
          route,
          about: `${route} ${member}=${JSON.stringify(value).slice(0, 20)}`,
          body: { ...example, [member]: value },
        })),
    );
  });
}
