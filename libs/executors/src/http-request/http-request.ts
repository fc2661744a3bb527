import type { JsonValue } from '@fermata/model';
import { requireConnection } from '../connection.ts';
import type { NamedConnection } from '../connection.ts';
import { withoutSecrets } from '../egress/egress-client.ts';
import type { EgressRequest, EgressResponse } from '../egress/request.ts';
import { ExecutorError } from '../executor-error.ts';
import type { Executor, ExecutorContext } from '../executor.ts';
import { withHeartbeat } from '../with-heartbeat.ts';
import { bodyValue, masked, secretsOf } from './answer.ts';
import { failures } from './failures.ts';
import { outgoingRequest } from './outgoing.ts';
import { inputSchema, outputSchema } from './schema.ts';
import type { HttpInput, HttpOutput } from './schema.ts';
import { isExpected, statusFailure } from './status-failure.ts';
import { timeLimit } from './time-limit.ts';
import type { TimeLimit } from './time-limit.ts';

const heartbeatEveryMs = 5_000;

/** Calls an HTTP endpoint once; the step's retry policy alone decides about further attempts. */
export const httpRequest: Executor = {
  name: 'http.request',
  version: 1,
  title: 'HTTP request',
  description: 'Sends one request to a connection or to a host of the operator’s list',
  inputSchema,
  outputSchema,
  errors: failures,
  execute: async (input, context) =>
    ({ ...(await sendRequest(input as HttpInput, context)) }) as JsonValue & object,
};

/** The same for callers in code: one request, one answer. Fails with the codes of `httpRequest.errors`. */
export async function sendRequest(input: HttpInput, context: ExecutorContext): Promise<HttpOutput> {
  const { connection: name, connections } = context;
  const connection = name === undefined ? undefined : await requireConnection(connections, name);
  const limit = timeLimit(input.timeout, context.timeoutMs);
  const request = outgoingRequest(input, context, connection, limit.ms);
  const response = await withHeartbeat(
    () => context.heartbeat(),
    heartbeatEveryMs,
    () => send(request, context, limit),
  );
  context.log.debug('http request', { method: request.method, status: response.status });
  return outputOf(response, request, input, connection);
}

async function send(
  request: EgressRequest,
  context: ExecutorContext,
  limit: TimeLimit,
): Promise<EgressResponse> {
  try {
    return await context.egress.send(request);
  } catch (error) {
    if (!(error instanceof ExecutorError) || error.code !== 'http.timeout') throw error;
    throw new ExecutorError(limit.code, 'retryable', error.message);
  }
}

function outputOf(
  response: EgressResponse,
  request: EgressRequest,
  input: HttpInput,
  connection: NamedConnection | undefined,
): HttpOutput {
  const secrets = secretsOf(connection?.headers ?? {});
  const what = masked(`${request.method} ${withoutSecrets(new URL(request.url))}`, secrets);
  if (!isExpected(response.status, input.expect ?? ['2xx'])) throw statusFailure(response, what, secrets);
  const headers = Object.entries(response.headers).map(([key, value]) => [key, masked(value, secrets)]);
  return {
    status: response.status,
    headers: Object.fromEntries(headers),
    body: bodyValue(response, secrets),
  };
}
