import type { JsonValue } from '@fermata/model';
import type { FromSchema, JSONSchema } from 'json-schema-to-ts';
import type { Connection } from './connection.ts';

/** A JSON Schema as an activity declares it. */
export type ActivitySchema = JSONSchema;

/**
 * The TypeScript type of the values that a JSON Schema admits; `unknown` for a schema that says nothing, and for one
 * known only at run time (computing that type would not end).
 */
export type ValueOf<Schema extends ActivitySchema> = object extends Schema ? unknown : FromSchema<Schema>;

/**
 * What a failure means to the workflow: `retryable` = the same work may succeed later, `permanent` = it never will,
 * `business` = the answer is no, and a person or a path of the workflow decides.
 */
export type ErrorClass = 'retryable' | 'permanent' | 'business';

/** A code that an activity may fail with; authors catch it by this code or by its class. */
export interface DeclaredError {
  readonly class: ErrorClass;
  /** One line for the author of a workflow. */
  readonly title?: string;
}

/** How failed attempts are repeated; the fields of the language. Durations are ISO 8601. */
export interface ActivityRetry {
  readonly first?: string;
  readonly factor?: number;
  readonly max?: string;
  readonly jitter?: number;
  readonly attempts?: number;
  readonly budget?: string;
  readonly on?: readonly string[];
}

/** What a step gets that says nothing else. Durations are ISO 8601. */
export interface ActivityDefaults {
  /** One attempt. */
  readonly timeout?: string;
  readonly retry?: ActivityRetry;
  /** An attempt that has not reported for this long is taken for dead. */
  readonly heartbeat?: string;
  /** Idempotent, under about a second, without heartbeats: may run in a burst. */
  readonly short?: boolean;
  /** The task queue whose workers have this activity. */
  readonly queue?: string;
}

/** Writes to the worker's log; each line carries instance and step. */
export interface ActivityLog {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What an activity implementation knows about the work it does. Every member may be destructured. */
export interface ActivityContext {
  /** Equal for all attempts of one visit: hand it to whoever must not do the work twice. */
  readonly idempotencyKey: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly instanceId: string;
  readonly stepId: string;
  /** Number of the passage through the step, from 1. */
  readonly visit: number;
  /** Aborts when the step is withdrawn, the attempt's time is over, or the worker stops. */
  readonly signal: AbortSignal;
  /** Says that the work goes on; `progress` is shown to operators and handed to the next attempt. */
  readonly heartbeat: (progress?: JsonValue) => void;
  /** What the last heartbeat of an earlier attempt said; null if none did. */
  readonly lastProgress: JsonValue;
  readonly log: ActivityLog;
  /** The operator's connection of that name, through the guarded client. Unknown names fail at the first request. */
  readonly connection: (name: string) => Connection;
}

/** Code that performs a task definition, as `defineActivity` returns it. */
export interface ActivityDefinition<Input = unknown, Output = unknown> {
  readonly kind: 'activity';
  /** What a step's `task` names: lower-case words joined by dots. */
  readonly name: string;
  /** A whole number from 1; raised when input or output change incompatibly. */
  readonly version: number;
  readonly title: string;
  readonly description?: string;
  readonly input: ActivitySchema;
  readonly output: ActivitySchema;
  readonly errors: Readonly<Record<string, DeclaredError>>;
  readonly defaults: ActivityDefaults;
  /** Does the work once; input has been checked against `input`, the result will be against `output`. */
  run(input: Input, context: ActivityContext): Promise<Output>;
}
