import { ExecutorError } from '../executor-error.ts';
import type { ErrorClass } from '../executor-error.ts';
import type { ExecutorFailure } from '../executor.ts';

/** Statuses below 500 that say "later", not "no". */
const laterStatuses: readonly number[] = [408, 425, 429];

/** Every code that `http.request` may fail with. */
export const failures: readonly ExecutorFailure[] = [
  { code: 'http.3xx', class: 'permanent', title: 'A redirect; none is followed' },
  { code: 'http.4xx', class: 'permanent', title: 'The other side refuses the request' },
  ...laterStatuses.map((status) => laterFailure(status)),
  { code: 'http.5xx', class: 'retryable', title: 'The other side has failed' },
  { code: 'http.network', class: 'retryable', title: 'No connection, or it broke' },
  { code: 'http.timeout', class: 'retryable', title: 'The time of the request is over' },
  { code: 'timeout', class: 'retryable', title: 'The time of the attempt is over' },
  { code: 'http.tls', class: 'permanent', title: 'The certificate of the other side is not valid' },
  { code: 'http.size', class: 'permanent', title: 'The answer is larger than allowed' },
  { code: 'http.body', class: 'permanent', title: 'The answer is not what its headers say' },
  { code: 'http.input', class: 'permanent', title: 'The request cannot be sent as written' },
  { code: 'egress.denied', class: 'permanent', title: 'The operator does not allow this target' },
  { code: 'connection.unknown', class: 'permanent', title: 'No connection has this name' },
];

/** What a status that nobody expects means to the workflow. */
export function classOfStatus(status: number): ErrorClass {
  return status >= 500 || laterStatuses.includes(status) ? 'retryable' : 'permanent';
}

/** The request cannot be sent as written. */
export function badInput(message: string): ExecutorError {
  return new ExecutorError('http.input', 'permanent', message);
}

/** The answer cannot be read. */
export function badBody(message: string): ExecutorError {
  return new ExecutorError('http.body', 'permanent', message);
}

function laterFailure(status: number): ExecutorFailure {
  return { code: `http.${status}`, class: 'retryable', title: 'The other side asks to try later' };
}
