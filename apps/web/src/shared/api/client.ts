import type { ProblemBody } from '@fermata/contracts';
import { client } from './generated/client.gen.ts';

/** What the API said of a call that failed; `code` is stable (RFC 9457 problem details). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody) {
    super(body.detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.body = body;
  }

  /** The stable code, for example `definition.conflict`. */
  get code(): string {
    return this.body.code;
  }
}

/** No answer at all: the network is down or the server is away. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('The server does not answer', { cause });
    this.name = 'NoAnswer';
  }
}

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response?: Response;
}

/** The value of an answer, or a throw of ApiProblem or NoAnswer: what queries and mutations expect. */
export async function taken<T>(call: Promise<Answered<T>>): Promise<NonNullable<T>> {
  return (await takenWith(call)).data;
}

/** The same with the response beside, for its headers (`ETag`). */
export async function takenWith<T>(
  call: Promise<Answered<T>>,
): Promise<{ readonly data: NonNullable<T>; readonly response: Response }> {
  const { data, error, response } = await call;
  if (response === undefined) throw new NoAnswer(error);
  if (!response.ok) throw new ApiProblem(response.status, problemOf(error, response));
  return { data: data as NonNullable<T>, response };
}

function problemOf(error: unknown, response: Response): ProblemBody {
  if (typeof error === 'object' && error !== null && 'code' in error) return error as ProblemBody;
  const { status, statusText } = response;
  const traceId = response.headers.get('x-request-id') ?? '';
  return {
    type: 'about:blank',
    title: statusText,
    status,
    code: 'http.unexpected',
    detail: statusText,
    traceId,
  };
}

const csrfHeader = 'x-fermata-csrf';
let csrf: string | undefined;
let person: string | undefined;

/** Takes whose session it is and its CSRF value, sent with every write from now on. */
export function keepSession(me: { readonly id: string; readonly csrf?: string }): void {
  csrf = me.csrf;
  person = me.id;
}

/** What a write needs that does not go through the client, such as an upload with progress. */
export function sessionHeaders(): Readonly<Record<string, string>> {
  return csrf === undefined ? {} : { [csrfHeader]: csrf };
}

const signedOut = 'fermata:signed-out';

/** Calls back whenever the API says that nobody is signed in; until the answer is called. */
export function onSignedOut(heard: () => void): () => void {
  window.addEventListener(signedOut, heard);
  return () => window.removeEventListener(signedOut, heard);
}

client.setConfig({ baseUrl: '', credentials: 'same-origin', fetch: callApi });
client.interceptors.request.use((request) => {
  if (csrf !== undefined && isWrite(request)) request.headers.set(csrfHeader, csrf);
  return request;
});
client.interceptors.response.use((response, request) => {
  const { pathname } = new URL(request.url);
  const tellsItself = pathname === '/api/v1/me' || pathname === '/api/v1/sessions';
  if (response.status === 401 && !tellsItself) window.dispatchEvent(new Event(signedOut));
  return response;
});

/**
 * One call. A write whose CSRF value is no longer the session's (another tab has signed in again) is sent once more
 * with the new value, but only for the same person.
 */
async function callApi(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const again = isWrite(request) ? request.clone() : undefined;
  const response = await fetch(request);
  if (again === undefined || response.status !== 403) return response;
  const problem = (await response
    .clone()
    .json()
    .catch(() => undefined)) as ProblemBody | undefined;
  if (problem?.code !== 'access.csrf') return response;
  const me = await fetch('/api/v1/me').then((answer) => (answer.ok ? answer.json() : undefined));
  const { id, csrf: renewed } = (me ?? {}) as { id?: string; csrf?: string };
  if (renewed === undefined || id !== person || renewed === csrf) return response;
  csrf = renewed;
  again.headers.set(csrfHeader, renewed);
  return fetch(again);
}

function isWrite({ method }: Request): boolean {
  return !['GET', 'HEAD'].includes(method);
}
