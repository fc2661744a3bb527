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

let csrf: string | undefined;

/** Takes the session's CSRF value, sent with every write from now on. */
export function keepSessionSecret(value: string | undefined): void {
  csrf = value;
}

client.setConfig({ baseUrl: '', credentials: 'same-origin' });
client.interceptors.request.use((request) => {
  if (csrf !== undefined && !['GET', 'HEAD'].includes(request.method)) {
    request.headers.set('x-fermata-csrf', csrf);
  }
  return request;
});
