import { setTimeout as pause } from 'node:timers/promises';

/** An answer that no repetition changes. */
export class Refusal extends Error {
  /** @param {number} status @param {any} body @param {string} what */
  constructor(status, body, what) {
    super(`${what} answered ${status}: ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
  }
}

/**
 * @typedef {object} Caller a person at the API, who tries again as any client must while processes die
 * @property {string} login
 * @property {<T>(method: string, path: string, options?: { body?: unknown, headers?: Record<string, string> }) => Promise<T>} call
 *   throws Refusal on a 4xx
 * @property {() => Readonly<{ calls: number, repeated: number }>} counts
 */

const answerWithinMs = 10_000;

/**
 * Signs in; signs in again when the session is gone.
 * @param {{ api: string, login: string, password: string, signal: AbortSignal }} person
 * @returns {Caller}
 */
export function createCaller({ api, login, password, signal }) {
  const counts = { calls: 0, repeated: 0 };
  /** @type {Promise<Record<string, string>> | undefined} */
  let session;

  const patiently = async (/** @type {() => Promise<Response>} */ send) => {
    counts.calls += 1;
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      const response = await send().catch(() => undefined);
      if (response && response.status < 500 && response.status !== 429) return response;
      await response?.arrayBuffer().catch(() => {});
      counts.repeated += 1;
      const asked = Number(response?.headers.get('retry-after') ?? 0) * 1000;
      await pause(Math.max(asked, Math.min(2000, 100 * attempt)), undefined, { signal });
    }
  };

  const signIn = async () => {
    const response = await patiently(() => send(`${api}/api/v1/sessions`, 'POST', { login, password }, {}));
    const me = await read(response, `signing in as ${login}`);
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return { cookie, 'x-fermata-csrf': String(me.csrf ?? '') };
  };

  const call = async (method, path, { body, headers = {} } = {}) => {
    for (let round = 1; ; round += 1) {
      const held = await (session ??= signIn());
      const response = await patiently(() =>
        send(`${api}/api/v1${path}`, method, body, { ...held, ...headers }),
      );
      if (response.status !== 401 || round > 1) return read(response, `${method} ${path}`);
      await response.arrayBuffer();
      session = undefined;
    }
  };
  return { login, call, counts: () => counts };
}

/** @param {string} url @param {string} method @param {unknown} body @param {Record<string, string>} headers */
function send(url, method, body, headers) {
  const content =
    body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } };
  return fetch(url, { method, headers, ...content, signal: AbortSignal.timeout(answerWithinMs) });
}

/** @param {Response} response @param {string} what */
async function read(response, what) {
  const text = await response.text();
  const body = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Refusal(response.status, body, what);
  return body;
}

/**
 * All items of a list by keyset.
 * @param {Caller} caller
 * @param {string} path without a query
 * @param {Record<string, string>} [query]
 * @returns {Promise<any[]>}
 */
export async function listAll(caller, path, query = {}) {
  const items = [];
  for (let cursor = ''; ;) {
    const search = new URLSearchParams({ ...query, limit: '100', ...(cursor && { cursor }) });
    const page = await caller.call('GET', `${path}?${search}`);
    items.push(...page.items);
    if (!page.next) return items;
    cursor = page.next;
  }
}
