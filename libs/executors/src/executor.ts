import type { JsonSchema, JsonValue } from '@fermata/model';
import type { ConnectionPort } from './connection.ts';
import type { EgressClient } from './egress/egress-client.ts';
import type { ErrorClass } from './executor-error.ts';

/** Writes to the worker's log. */
export interface ExecutorLog {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What an executor knows about the work, and its only ways to the outside. */
export interface ExecutorContext {
  /** Equal for all attempts of one visit. */
  readonly idempotencyKey: string;
  /** The step's `connection`. */
  readonly connection?: string;
  /** What is left of the attempt's time; absent = the executor's own limit. */
  readonly timeoutMs?: number;
  /** Aborts when the step is withdrawn or the worker stops. */
  readonly signal: AbortSignal;
  readonly heartbeat: (progress?: JsonValue) => void;
  readonly log: ExecutorLog;
  readonly connections: ConnectionPort;
  readonly egress: EgressClient;
}

/** A code that an executor may fail with; `4xx` stands for its digits. */
export interface ExecutorFailure {
  readonly code: string;
  readonly class: ErrorClass;
  readonly title: string;
}

/** Our code that performs one task implementation inside an activity. */
export interface Executor {
  /** What a step's `task` names. */
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  readonly errors: readonly ExecutorFailure[];
  /** One attempt; never repeats by itself. `input` has been checked against the schema. Fails with ExecutorError. */
  execute(input: JsonValue, context: ExecutorContext): Promise<JsonValue>;
}
