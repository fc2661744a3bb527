import type { Page, ProblemBody } from '@fermata/contracts';
import { CommandFailure, exitCode } from './exit.ts';
import type { Profile } from './profile.ts';
import { plain, problemLines } from './words.ts';

/** Query members; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** What may go with a call. */
export interface CallOptions {
  readonly query?: Query;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses besides 2xx that the caller handles itself. */
  readonly accept?: readonly number[];
}

/** An answer with its status and parsed body. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

const timeoutMs = 30_000;

/** Speaks to the API as the profile's owner; every refusal becomes a CommandFailure in plain words. */
export class Client {
  readonly #profile: Profile;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  get url(): string {
    return this.#profile.url;
  }

  /** One call below `/api/v1`. */
  async call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    const response = await this.#send(method, path, options);
    const text = await response.text();
    if (!response.ok && !(options.accept ?? []).includes(response.status))
      throw refusal(response.status, text);
    const body: unknown = text === '' ? undefined : parse(text);
    return { status: response.status, body: body as T, headers: response.headers };
  }

  async get<T>(path: string, query: Query = {}): Promise<T> {
    return (await this.call<T>('GET', path, { query })).body;
  }

  async post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return (await this.call<T>('POST', path, { body, headers })).body;
  }

  /** Follows a keyset list until `limit` items. */
  async list<T>(path: string, query: Query, limit: number): Promise<readonly T[]> {
    if (!Number.isInteger(limit) || limit < 1) {
      throw new CommandFailure(exitCode.usage, '--limit is a whole number from 1');
    }
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.get<Page<T>>(path, {
        ...query,
        cursor,
        limit: Math.min(limit - items.length, 100),
      });
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined && items.length < limit);
    return items;
  }

  async #send(method: string, path: string, options: CallOptions): Promise<Response> {
    const url = new URL(`${this.#profile.url}/api/v1${path}`);
    for (const [name, value] of Object.entries(options.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers: Record<string, string> = {
      authorization: `Bearer ${this.#profile.token}`,
      accept: 'application/json, application/problem+json',
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    };
    const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) };
    try {
      return await fetch(url, { method, headers, ...body, signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      throw new CommandFailure(
        exitCode.unreachable,
        `Fermata does not answer at ${this.#profile.url}. Is it running? Try: fermata doctor`,
        [error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : ''],
      );
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandFailure(exitCode.failed, 'The answer is not JSON; is this address a Fermata API?');
  }
}

/** Something before the API may refuse as well, in another format. */
function refusal(status: number, text: string): CommandFailure {
  const problem = problemIn(text);
  const exit = status === 404 ? exitCode.notFound : status >= 500 ? exitCode.failed : exitCode.refused;
  const message = problem.detail ?? `The API answered ${status}`;
  const trace = problem.traceId === undefined ? [] : [`trace ${plain(problem.traceId)}`];
  return new CommandFailure(status === 503 ? exitCode.unreachable : exit, plain(message), [
    ...problemLines(problem.problems ?? []),
    ...trace,
  ]);
}

function problemIn(text: string): Partial<ProblemBody> {
  try {
    return (JSON.parse(text) ?? {}) as Partial<ProblemBody>;
  } catch {
    return {};
  }
}
