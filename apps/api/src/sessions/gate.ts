import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';

/**
 * Lets few pass at once: hashing a password costs memory and time, and guesses that are judged one after the other
 * cannot outrun the count of failures. Beyond the queue it refuses with `session.busy` (503).
 */
export class Gate {
  readonly #width: number;
  readonly #longestQueue: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(width: number, longestQueue: number) {
    this.#width = width;
    this.#longestQueue = longestQueue;
  }

  /** Runs `work` when there is room. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#inside < this.#width) {
      this.#inside += 1;
      return;
    }
    if (this.#waiting.length >= this.#longestQueue) throw busy();
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The place goes to the next in the queue, or becomes free. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#inside -= 1;
    else next();
  }
}

function busy(): AppError {
  return new AppError('session.busy', said`Too many people sign in right now; try again in a moment`, {
    status: 503,
    retryable: true,
  });
}
