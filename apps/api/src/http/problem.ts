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

/** Maps anything thrown to the one error format; what is not expected says nothing of its inside. */
export function toProblem(error: unknown, traceId: string): ProblemDetails {
  const known = describe(error);
  return {
    ...known,
    type: `https://fermata.dev/problems/${known.code}`,
    title: known.code.replaceAll('.', ' '),
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
    const said = error.said === undefined ? {} : { said: error.said };
    return { ...error.details, ...said, status: error.status, code: error.code, detail: error.message };
  }
  if (error instanceof HttpException) return fromHttp(error);
  if (isBodyParserError(error)) {
    return { status: error.statusCode, code: `http.${error.statusCode}`, detail: error.message };
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
