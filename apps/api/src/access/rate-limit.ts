import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';

/** How often one credential may call. */
export interface RatePolicy {
  /** Calls that may come at once. */
  readonly burst: number;
  /** Calls a second in the long run. */
  readonly perSecond: number;
}

/** Injection token of the limiter of the process. */
export const RATE_LIMIT = Symbol('RateLimit');

interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

const mostBuckets = 10_000;

/** Token buckets by credential, in this process alone: a bound on harm, not an accounting. */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();
  readonly #policy: RatePolicy;
  readonly #nowMs: () => number;

  constructor(policy: RatePolicy, nowMs: () => number = () => performance.now()) {
    this.#policy = policy;
    this.#nowMs = nowMs;
  }

  /** Takes one call. Fails with `rate.limited` (429) and the seconds after which the next one passes. */
  take(credential: string): void {
    const atMs = this.#nowMs();
    const tokens = this.#level(credential, atMs);
    if (tokens < 1) throw limited((1 - tokens) / this.#policy.perSecond);
    this.#buckets.delete(credential);
    this.#buckets.set(credential, { tokens: tokens - 1, atMs });
    if (this.#buckets.size > mostBuckets) this.#forgetOldest();
  }

  #level(credential: string, atMs: number): number {
    const bucket = this.#buckets.get(credential);
    if (bucket === undefined) return this.#policy.burst;
    const gained = ((atMs - bucket.atMs) / 1000) * this.#policy.perSecond;
    return Math.min(this.#policy.burst, bucket.tokens + gained);
  }

  /** The one that has not called for longest is the fullest. */
  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}

function limited(seconds: number): AppError {
  return new AppError('rate.limited', said`Too many calls with this credential; wait a little`, {
    status: 429,
    retryable: true,
    details: { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) },
  });
}
