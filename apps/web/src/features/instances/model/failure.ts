import { isObject, type JsonValue } from '@fermata/model';

/** An error as the workflow tells it. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly data?: JsonValue;
  readonly cause?: JsonValue;
}

/** Reads an error; what is none is shown as it is. */
export function failureOf(error: JsonValue): Failure {
  if (!isObject(error)) return { code: 'error', message: JSON.stringify(error) };
  const { code, message, data, cause } = error;
  return {
    code: typeof code === 'string' ? code : 'error',
    message: typeof message === 'string' ? message : String(code),
    ...(data === undefined || data === null ? {} : { data }),
    ...(isObject(cause) ? { cause } : {}),
  };
}

/** Families of errors for which there is advice of its own; the longest that begins the code counts. */
const advised = Object.freeze([
  'http.4',
  'http.404',
  'http.401',
  'http.403',
  'http.5',
  'timeout',
  'expression.failed',
  'schema.mismatch',
  'connection',
  'task.unknown',
  'task.failed',
  'worker.stopped',
  'size.exceeded',
  'workflow',
  'join.deadlock',
  'assign.empty',
] as const);

/** The key of the advice for a code; keys of messages have no dots. */
export function adviceKeyOf(code: string): string {
  const [found] = advised.filter((family) => code.startsWith(family)).sort((a, b) => b.length - a.length);
  return (found ?? 'other').replaceAll('.', '-');
}
