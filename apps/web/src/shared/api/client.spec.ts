import { beforeEach, describe, expect, it } from '@jest/globals';
import { client } from './generated/client.gen.ts';
import { meGet, meUpdate, sessionsOpen, taskListsList } from './generated/sdk.gen.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly csrf: string | null;
}

let sent: Sent[];
let answers: Record<string, (() => Response)[]>;
let signedOut: number;

const problem = (status: number, code: string) => (): Response =>
  new Response(JSON.stringify({ code, detail: code, status }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
const json = (body: unknown) => (): Response =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

// The client listens on the window of its page.
Object.assign(globalThis, { window: new EventTarget() });
const { ApiProblem, keepSession, NoAnswer, onSignedOut, taken } = await import('./client.ts');

beforeEach(() => {
  client.setConfig({ baseUrl: 'http://fermata.test' });
  sent = [];
  answers = {};
  signedOut = 0;
  globalThis.fetch = async (input, init) => {
    const request = new Request(
      new URL(input instanceof Request ? input.url : String(input), 'http://fermata.test'),
      {
        method: input instanceof Request ? input.method : (init?.method ?? 'GET'),
        headers: input instanceof Request ? input.headers : (init?.headers ?? {}),
      },
    );
    const path = new URL(request.url).pathname;
    sent.push({ method: request.method, path, csrf: request.headers.get('x-fermata-csrf') });
    const answer = answers[`${request.method} ${path}`]?.shift();
    if (answer === undefined) throw new TypeError('no network');
    return answer();
  };
  keepSession({ id: 'ana', csrf: 'old' });
});

const update = () => taken(meUpdate({ body: { zone: 'UTC' } }));

describe('a call of the API', () => {
  it('carries the value of the session with writes only', async () => {
    answers = { 'GET /api/v1/me': [json({ id: 'ana' })], 'PATCH /api/v1/me': [json({ id: 'ana' })] };
    await taken(meGet());
    await update();
    expect(sent.map(({ csrf }) => csrf)).toEqual([null, 'old']);
  });

  it('is sent once more when another tab has renewed the session of the same person', async () => {
    answers = {
      'PATCH /api/v1/me': [problem(403, 'access.csrf'), json({ id: 'ana', zone: 'UTC' })],
      'GET /api/v1/me': [json({ id: 'ana', csrf: 'new' })],
    };
    expect(await update()).toMatchObject({ zone: 'UTC' });
    expect(sent.map(({ method, csrf }) => `${method} ${csrf}`)).toEqual([
      'PATCH old',
      'GET null',
      'PATCH new',
    ]);
  });

  it('is never sent in the name of another person', async () => {
    answers = {
      'PATCH /api/v1/me': [problem(403, 'access.csrf')],
      'GET /api/v1/me': [json({ id: 'robin', csrf: 'new' })],
    };
    await expect(update()).rejects.toMatchObject({ status: 403, code: 'access.csrf' });
    expect(sent.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });

  it('that was refused for another reason is not repeated', async () => {
    answers = { 'PATCH /api/v1/me': [problem(403, 'access.denied')] };
    await expect(update()).rejects.toBeInstanceOf(ApiProblem);
    expect(sent).toHaveLength(1);
  });

  it('without an answer says so', async () => {
    await expect(taken(meGet())).rejects.toBeInstanceOf(NoAnswer);
  });

  it('tells that nobody is signed in, but not of a wrong password', async () => {
    const end = onSignedOut(() => (signedOut += 1));
    answers = {
      'POST /api/v1/sessions': [problem(401, 'session.refused')],
      'GET /api/v1/tasks': [problem(401, 'access.unauthenticated')],
    };
    await expect(taken(sessionsOpen({ body: { login: 'a', password: 'b' } }))).rejects.toThrow();
    expect(signedOut).toBe(0);
    await expect(taken(taskListsList())).rejects.toThrow();
    end();
    expect(signedOut).toBe(1);
  });
});
