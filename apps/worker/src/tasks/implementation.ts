import type { JsonSchema, JsonValue } from '@fermata/model';

/** How one attempt failed, for whoever decides whether it is repeated. */
export interface AttemptFailure {
  /** Dotted. */
  readonly code: string;
  readonly message: string;
  readonly class: 'retryable' | 'permanent' | 'business';
  readonly data: JsonValue;
  readonly retryAfterMs?: number;
}

/** What a worker writes to its log, each line with instance and step. */
export interface TaskLog {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void;
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** One attempt of one automated task. */
export interface Attempt {
  readonly projectId: string;
  readonly instanceId: string;
  readonly stepId: string;
  /** Number of the passage through the step, from 1. */
  readonly visit: number;
  readonly task: string;
  readonly connection?: string;
  /** Equal for all attempts of one visit, an operator's retries included (rule T1). */
  readonly idempotencyKey: string;
  readonly attempt: number;
  /** The attempt's time. */
  readonly timeoutMs: number;
  /** Aborts when the step is withdrawn, the time is over or the worker stops. */
  readonly signal: AbortSignal;
  readonly heartbeat: (progress?: JsonValue) => void;
  /** What an earlier attempt said last; null if none did. */
  readonly lastProgress: JsonValue;
  readonly log: TaskLog;
}

/** What performs a task: an executor of ours or an activity of a developer, seen alike. */
export interface TaskImplementation {
  readonly name: string;
  readonly version: number;
  /** The task queue whose workers have it; absent = the default one. */
  readonly queue?: string;
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  /** Does the work once. */
  run(input: JsonValue, attempt: Attempt): Promise<unknown>;
  /** Reads what `run` threw; never throws. */
  describe(thrown: unknown): AttemptFailure;
}
