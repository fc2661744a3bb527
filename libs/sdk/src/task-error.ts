import { AppError } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { ErrorClass } from './activity.ts';

/** What may be said beside code and message of a failure. */
export interface TaskErrorOptions {
  /** Default: the class declared for the code, else `retryable`. */
  readonly class?: ErrorClass;
  /** Shown to `catch` as `error.data`: small, and never a secret. */
  readonly data?: JsonValue;
  /** Not before this many milliseconds from now; the step's retry policy still decides whether. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** Fails the attempt with a declared code, which the workflow can catch. */
export class TaskError extends AppError {
  readonly class: ErrorClass | undefined;
  readonly data: JsonValue;
  readonly retryAfterMs: number | undefined;

  constructor(code: string, message: string, options: TaskErrorOptions = {}) {
    super(code, message, { status: 422, retryable: options.class === 'retryable', cause: options.cause });
    this.name = 'TaskError';
    this.class = options.class;
    this.data = options.data ?? null;
    this.retryAfterMs = options.retryAfterMs;
  }
}
