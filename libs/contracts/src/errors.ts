import { wordsOf, type Phrase, type Words } from '@fermata/model';

/**
 * An expected failure that crosses a wire. Compared by `code`, never by `instanceof`; mapped once in the API to
 * problem+json and once in the worker to an ApplicationFailure.
 */
export class AppError extends Error {
  /** Dotted, stable, documented. */
  readonly code: string;
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  /** HTTP status of the problem; the code decides what it means. */
  readonly status: number;
  /** The message as a phrase with its values, for other languages; absent where the message itself is all of it. */
  readonly said: Phrase | undefined;
  /** Further members of the problem, such as `winner` of a lost race. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    message: Words,
    options: {
      status?: number;
      retryable?: boolean;
      details?: Record<string, unknown>;
      cause?: unknown;
    } = {},
  ) {
    const words = wordsOf(message);
    super(words.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = options.status ?? 400;
    this.retryable = options.retryable ?? false;
    this.said = words.said;
    this.details = options.details ?? {};
  }
}
