import { HttpException } from '@nestjs/common';
import type { AppError } from '@fermata/contracts';
import type { Problem } from '@fermata/model';

/** RFC 9457 problem details, with our code, the trace id and all findings. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly traceId: string;
  readonly problems?: readonly Problem[];
  readonly [member: string]: unknown;
}

const internal = Object.freeze({ status: 500, code: 'internal', detail: 'Something went wrong on our side' });
const databaseDown = /ECONNREFUSED|ECONNRESET|terminat|Connection|the database system is/i;

/** Maps anything thrown to the one error format; what is not expected says nothing of its inside. */
export function toProblem(error: unknown, traceId: string): ProblemDetails {
  const known = describe(error);
  return {
    type: `https://fermata.dev/problems/${known.code}`,
    title: known.code.replaceAll('.', ' '),
    ...known,
    traceId,
  };
}

/** What is known of a failure, before it gets its type and trace. */
interface KnownProblem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly [member: string]: unknown;
}

function describe(error: unknown): KnownProblem {
  if (isAppError(error)) {
    return { ...error.details, status: error.status, code: error.code, detail: error.message };
  }
  if (error instanceof HttpException) return fromHttp(error);
  if (isBodyParserError(error)) {
    return { status: error.statusCode, code: `http.${error.statusCode}`, detail: error.message };
  }
  if (isDatabaseDown(error)) {
    return {
      status: 503,
      code: 'database.unavailable',
      detail: 'The database does not answer; try again shortly',
    };
  }
  return internal;
}

function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'status' in error;
}

function fromHttp(error: HttpException): KnownProblem {
  const status = error.getStatus();
  const body = error.getResponse();
  const problems = typeof body === 'object' && 'problems' in body ? { problems: body.problems } : {};
  return { status, code: `http.${status}`, detail: error.message, ...problems };
}

function isBodyParserError(error: unknown): error is Error & { statusCode: number } {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  );
}

function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(08|57P|53)/.test(code) || databaseDown.test(`${code} ${error.message}`);
}
