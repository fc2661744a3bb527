import { AppError } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';

/** What a failure means to the workflow; see the sdk's class of the same name. */
export type ErrorClass = 'retryable' | 'permanent' | 'business';

/** What may be said beside code, class and message of a failure. */
export interface ExecutorErrorOptions {
  /** Shown to `catch` as `error.data`. */
  readonly data?: JsonValue;
  /** Not before this many milliseconds from now; the step's retry policy still decides whether. */
  readonly retryAfterMs?: number | undefined;
}

/** Fails an attempt. Messages and data never hold credentials, query strings or user information of URLs. */
export class ExecutorError extends AppError {
  readonly class: ErrorClass;
  readonly data: JsonValue;
  readonly retryAfterMs: number | undefined;

  constructor(code: string, errorClass: ErrorClass, message: string, options: ExecutorErrorOptions = {}) {
    super(code, message, { status: 422, retryable: errorClass === 'retryable' });
    this.name = 'ExecutorError';
    this.class = errorClass;
    this.data = options.data ?? null;
    this.retryAfterMs = options.retryAfterMs;
  }
}
