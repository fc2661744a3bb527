import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '../occurrence.ts';

/** Why an item failed. */
export interface ItemFailure {
  readonly index: number;
  readonly error: ErrorInfo;
}

/**
 * The items of one visit and what has become of them: plain JSON, small, replaced and never mutated. An item is not
 * started, open, done or failed; an item of which nothing stands here has not ended.
 */
export interface Loop {
  readonly items: readonly JsonValue[];
  /** Bytes of JSON of the list. */
  readonly listBytes: number;
  /** Every item before this one has been started, or was done before. */
  readonly next: number;
  readonly open: number;
  readonly done: number;
  readonly failed: number;
  /** Withdrawn: counted when the rest is taken back (rule F2). */
  readonly cancelled: number;
  /** Ends by index, in chunks: `d` done, `f` failed, anything else has not ended. */
  readonly ends: readonly string[];
  /** Results by index, in chunks, as far as somebody reads them. */
  readonly results: readonly (readonly JsonValue[])[];
  /** In the order in which they failed. */
  readonly failures: readonly ItemFailure[];
  /** Bytes of JSON of results and failures. */
  readonly bytes: number;
}
