import type { JsonValue } from '@fermata/model';
import type { ActivityContext, ActivityDefinition, ActivityLog } from './activity.ts';
import type { Connection, ConnectionRequest, ConnectionResponse } from './connection.ts';
import { describeFailure } from './task-failure.ts';
import type { TaskFailure } from './task-failure.ts';

/** Stands for an outside system in a developer's test. */
export type TestPeer = (
  request: ConnectionRequest,
) => Partial<ConnectionResponse> | Promise<Partial<ConnectionResponse>>;

/** The world of one test run; everything has a default. */
export interface TestActivityOptions {
  readonly context?: Partial<Omit<ActivityContext, 'connection' | 'heartbeat' | 'log'>>;
  /** Peers by the name of their connection. Other names fail, as in production. */
  readonly connections?: Readonly<Record<string, TestPeer>>;
}

/** How the run ended, and what it said on the way. */
export type TestActivityResult<Output> = {
  readonly heartbeats: readonly JsonValue[];
  readonly logs: readonly string[];
} & (
  | { readonly status: 'completed'; readonly output: Output }
  | { readonly status: 'failed'; readonly failure: TaskFailure }
);

/**
 * Runs an activity once in memory, without worker or network, for unit tests of developers. Failures are returned as
 * the workflow would see them. Schemas are not checked here: the compiler has checked input and output.
 */
export async function testActivity<Input, Output>(
  definition: ActivityDefinition<Input, Output>,
  input: Input,
  options: TestActivityOptions = {},
): Promise<TestActivityResult<Output>> {
  const heartbeats: JsonValue[] = [];
  const logs: string[] = [];
  const context = contextFor(options, heartbeats, logs);
  try {
    return { status: 'completed', output: await definition.run(input, context), heartbeats, logs };
  } catch (error) {
    return { status: 'failed', failure: describeFailure(definition, error), heartbeats, logs };
  }
}

function contextFor(options: TestActivityOptions, heartbeats: JsonValue[], logs: string[]): ActivityContext {
  return {
    idempotencyKey: 'test/step#1',
    attempt: 1,
    instanceId: 'test',
    stepId: 'step',
    visit: 1,
    signal: new AbortController().signal,
    lastProgress: null,
    ...options.context,
    heartbeat: (progress) => void heartbeats.push(progress ?? null),
    log: logInto(logs),
    connection: (name) => connectionTo(name, options.connections?.[name]),
  };
}

function logInto(logs: string[]): ActivityLog {
  const write = (message: string): void => void logs.push(message);
  return { debug: write, info: write, warn: write, error: write };
}

function connectionTo(name: string, peer: TestPeer | undefined): Connection {
  return {
    async request<Body>(request: ConnectionRequest): Promise<ConnectionResponse<Body>> {
      if (peer === undefined)
        throw failure('connection.unknown', `there is no connection ${name}`, 'permanent');
      const { status = 200, headers = {}, body = null } = await peer(request);
      if (!isExpected(status, request.expect ?? ['2xx'])) throw statusFailure(status);
      return { status, headers, body: body as Body };
    },
  };
}

function isExpected(status: number, expected: readonly (number | string)[]): boolean {
  return expected.some(
    (one) => one === status || one === String(status) || one === `${Math.floor(status / 100)}xx`,
  );
}

function statusFailure(status: number): Error {
  const isRetryable = status >= 500 || [408, 425, 429].includes(status);
  return failure(`http.${status}`, `the peer answered ${status}`, isRetryable ? 'retryable' : 'permanent');
}

function failure(code: string, message: string, errorClass: TaskFailure['class']): Error {
  return Object.assign(new Error(message), { code, class: errorClass });
}
