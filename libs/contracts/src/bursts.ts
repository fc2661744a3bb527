import type { JsonValue } from '@fermata/model';
import type { PlanReference } from './plan-reference.ts';

/** A chain of short tasks to be done at one go: where the instance stands, and the work that is to begin. */
export interface BurstRequest {
  readonly plan: PlanReference;
  readonly instanceId: string;
  /** The interpreter's state, of which the burst drives a copy. */
  readonly state: JsonValue;
  /** The interpreter's DispatchTask of each work, in effect order. */
  readonly works: readonly JsonValue[];
  /** Workflow time at the beginning, epoch milliseconds. */
  readonly at: number;
  /** No task begins later than this after the beginning, and none is waited for. */
  readonly capMs: number;
}

/**
 * The end of one short task, as the interpreter takes it (its TaskCompleted or TaskFailed). `at` counts on from the
 * workflow time of the beginning.
 */
export type BurstEnd = { readonly at: number; readonly work: string } & (
  | { readonly type: 'taskCompleted'; readonly output: JsonValue }
  | { readonly type: 'taskFailed'; readonly error: BurstError }
);

/** The interpreter's ErrorInfo of a task that has failed for good. */
export interface BurstError {
  readonly code: string;
  readonly message: string;
  readonly data?: JsonValue;
}

/**
 * What a burst came to: ends in the order in which the interpreter is to take them, as one block (rule V3). Works that
 * have no end here were handed back: they run as ordinary tasks. `spent` counts their attempts that have failed already.
 */
export interface BurstResult {
  readonly ends: readonly BurstEnd[];
  readonly spent: Readonly<Record<string, number>>;
}
