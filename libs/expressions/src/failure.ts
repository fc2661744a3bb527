/**
 * Thrown inside an evaluation and always caught at its door, never seen outside this room. Not an Error:
 * no stack is taken, so that `exists` may pass over failing elements cheaply. `at` is set by the node that was evaluated.
 */
export class Failure {
  readonly message: string;
  at: number | undefined;

  constructor(message: string, at?: number) {
    this.message = message;
    this.at = at;
  }
}

/** The evaluation went past a limit. Unlike a Failure it is never absorbed by `||`, `&&`, `exists`, `all`. */
export class LimitReached {
  readonly message: string;
  at: number | undefined;

  constructor(message: string, at?: number) {
    this.message = message;
    this.at = at;
  }
}

/** Ends the evaluation of a node because of what its data is. */
export function fail(message: string): never {
  throw new Failure(message);
}

/** Gives a failure the position of the innermost node that knows one, and throws it on. */
export function rethrowAt(error: unknown, at: number): never {
  if (error instanceof Failure || error instanceof LimitReached) error.at ??= at;
  throw error;
}
