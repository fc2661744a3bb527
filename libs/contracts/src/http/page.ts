import type { Phrase } from '@fermata/model';

/** One page of a list by keyset: pass `next` back as `cursor` for the following page. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

/** Error members of every response that is not 2xx (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly traceId: string;
  /** `detail` as a phrase with its values, for other languages; absent where `detail` itself is all of it. */
  readonly said?: Phrase;
  readonly problems?: readonly unknown[];
  readonly [member: string]: unknown;
}
