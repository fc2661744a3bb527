import type { JsonValue } from '@fermata/model';
import type { ErrorInfo, EventInfo } from '../occurrence.ts';

/** How a visit ends. Nothing is decided by it yet: `catch`, `save` and `next` come after (rules D5, E2). */
export type Outcome =
  | {
      readonly type: 'completed';
      readonly output: JsonValue;
      /** The person who answered. */
      readonly by?: string;
      /** The event that a wait has taken. */
      readonly event?: EventInfo;
    }
  | { readonly type: 'skipped'; readonly output: JsonValue }
  | { readonly type: 'failed'; readonly error: ErrorInfo };

/** Ends a visit well. */
export function completed(output: JsonValue, by?: string): Outcome {
  return by === undefined ? { type: 'completed', output } : { type: 'completed', output, by };
}

/** Ends a visit with an error. */
export function failedWith(error: ErrorInfo): Outcome {
  return { type: 'failed', error };
}
