import type { NamedConnection } from '../connection.ts';
import type { EgressRequest } from '../egress/request.ts';
import type { ExecutorContext } from '../executor.ts';
import { badInput } from './failures.ts';
import { mergedHeaders } from './headers.ts';
import { answerBytes, safeMethods, unsafeMethods } from './schema.ts';
import type { HttpInput } from './schema.ts';
import { targetOf } from './target.ts';

/** The request as it will leave. Fails with `http.input`. */
export function outgoingRequest(
  input: HttpInput,
  context: ExecutorContext,
  connection: NamedConnection | undefined,
  timeoutMs: number,
): EgressRequest {
  const method = input.method ?? 'GET';
  if (!safeMethods.includes(method) && !unsafeMethods.includes(method)) throw badInput(`no method ${method}`);
  const body = bodyOf(input, method);
  return {
    ...targetOf(input, connection),
    method,
    headers: headersOf(input, context, connection),
    ...(body === undefined ? {} : { body }),
    signal: context.signal,
    timeoutMs,
    maxBytes: Math.min(input.maxBytes ?? answerBytes.usual, answerBytes.most),
  };
}

function bodyOf({ json, text }: HttpInput, method: string): string | undefined {
  if (json === undefined && text === undefined) return undefined;
  if (json !== undefined && text !== undefined) throw badInput('a request has either json or text');
  if (safeMethods.includes(method)) throw badInput(`${method} has no body`);
  const body = text ?? JSON.stringify(json);
  if (body === undefined) throw badInput('json holds what JSON cannot say');
  return body;
}

/** The author's headers win over what we add by ourselves, the operator's over both. */
function headersOf(
  input: HttpInput,
  context: ExecutorContext,
  connection: NamedConnection | undefined,
): Readonly<Record<string, string>> {
  const isUnsafe = unsafeMethods.includes(input.method ?? 'GET');
  return mergedHeaders(
    { accept: 'application/json, text/*;q=0.9, */*;q=0.1', 'user-agent': 'fermata' },
    input.json === undefined ? {} : { 'content-type': 'application/json' },
    input.text === undefined ? {} : { 'content-type': 'text/plain; charset=utf-8' },
    isUnsafe ? { 'idempotency-key': context.idempotencyKey } : {},
    input.headers ?? {},
    connection?.headers ?? {},
  );
}
