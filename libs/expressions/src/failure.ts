import type { Phrase } from '@fermata/model';

/**
 * Thrown inside an evaluation and always caught at its door, never seen outside this room. Not an Error:
 * no stack is taken, so that `exists` may pass over failing elements cheaply. `at` is set by the node that was evaluated.
 */
export class Failure {
  readonly said: Phrase;
  at: number | undefined;

  constructor(said: Phrase, at?: number) {
    this.said = said;
    this.at = at;
  }
}

/** The evaluation went past a limit. Unlike a Failure it is never absorbed by `||`, `&&`, `exists`, `all`. */
export class LimitReached {
  readonly said: Phrase;
  at: number | undefined;

  constructor(said: Phrase, at?: number) {
    this.said = said;
    this.at = at;
  }
}

/** Ends the evaluation of a node because of what its data is. */
export function fail(said: Phrase): never {
  throw new Failure(said);
}

/** Gives a failure the position of the innermost node that knows one, and throws it on. */
export function rethrowAt(error: unknown, at: number): never {
  if (error instanceof Failure || error instanceof LimitReached) error.at ??= at;
  throw error;
}
