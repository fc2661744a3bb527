import { setTimeout as pause } from 'node:timers/promises';
import type { Me, Page, ProblemBody, TokenRow } from '@fermata/contracts';

/** What came back. A refusal's body is a ProblemBody. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** What may go with a call. */
export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const mostWaits = 60;

/** Speaks to a running API with one token; waits as `Retry-After` of a 429 asks, so that many calls are polite. */
export class Api {
  readonly #url: string;
  readonly #token: string | undefined;

  constructor(url: string, token?: string) {
    this.#url = `${url}/api/v1`;
    this.#token = token;
  }

  /** One call; a refusal is an answer too. */
  async call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    for (let waits = 0; ; waits += 1) {
      const response = await this.#send(method, path, options);
      const text = await response.text();
      if (response.status !== 429 || waits === mostWaits) {
        return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
      }
      await pause(1000 * Number(response.headers.get('retry-after') ?? 1));
    }
  }

  /** A read that must succeed. */
  async get<T>(path: string): Promise<T> {
    return succeeded(await this.call<T>('GET', path), path);
  }

  /** A write that must succeed. */
  async post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return succeeded(await this.call<T>('POST', path, { body, headers }), path);
  }

  /** A write that must be refused. */
  async refused(path: string, body: unknown, method = 'POST'): Promise<ProblemBody> {
    const answer = await this.call<ProblemBody>(method, path, { body });
    if (answer.status >= 400) return answer.body;
    throw new Error(`${method} ${path} was not refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** All items of a keyset list. */
  async all<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const mark = path.includes('?') ? '&' : '?';
      const cursor: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
      const page: Page<T> = await this.get<Page<T>>(`${path}${mark}limit=200${cursor}`);
      items.push(...page.items);
      next = page.next;
    }
    return items;
  }

  #send(method: string, path: string, { body, headers }: CallOptions): Promise<Response> {
    const authorization = this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` };
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    return fetch(`${this.#url}${path}`, {
      method,
      headers: { accept: 'application/json', ...authorization, ...content, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}

function succeeded<T>({ status, body }: Answer<T>, path: string): T {
  if (status < 300) return body;
  throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
}

/** Signs in as a person would and makes a token. */
export async function signIn(url: string, login: string, password: string): Promise<Api> {
  const opened = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!opened.ok) throw new Error(`${login} cannot sign in: ${opened.status} ${await opened.text()}`);
  const cookie = opened.headers.getSetCookie().map((entry) => entry.split(';')[0]);
  const { csrf } = (await opened.json()) as Me;
  const headers = { cookie: cookie.join('; '), 'x-fermata-csrf': csrf ?? '' };
  const body = { name: `journeys ${crypto.randomUUID()}`, expiresInDays: 1 };
  const token = await new Api(url).call<TokenRow>('POST', '/tokens', { body, headers });
  if (token.status !== 201) throw new Error(`no token for ${login}: ${JSON.stringify(token)}`);
  return new Api(url, token.body.secret);
}
