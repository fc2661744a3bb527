import type { JsonValue } from '@fermata/model';
import type { EgressResponse } from '../egress/request.ts';
import { ExecutorError } from '../executor-error.ts';
import { bodyValue } from './answer.ts';
import { classOfStatus } from './failures.ts';
import { retryAfterMs } from './retry-after.ts';

/** Temporal keeps 4 KiB of a failure; the larger part of it belongs to others. */
const maxBodyLength = 1024;

/** Whether the author takes the status for an answer. */
export function isExpected(status: number, expected: readonly (number | string)[]): boolean {
  const ofClass = `${Math.floor(status / 100)}xx`;
  return expected.some((one) => one === ofClass || Number(one) === status);
}

/** The failure that an unexpected status is: `http.404`, with the answer's body as far as it is short. */
export function statusFailure(
  response: EgressResponse,
  what: string,
  secrets: readonly string[],
): ExecutorError {
  const { status, headers } = response;
  return new ExecutorError(`http.${status}`, classOfStatus(status), `${what} answered ${status}`, {
    data: { status, body: shortBody(response, secrets) },
    retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()),
  });
}

function shortBody(response: EgressResponse, secrets: readonly string[]): JsonValue {
  try {
    const body = bodyValue(response, secrets);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return text.length <= maxBodyLength ? body : `${text.slice(0, maxBodyLength)}…`;
  } catch {
    return null;
  }
}
