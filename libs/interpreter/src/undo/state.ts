import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '../occurrence.ts';

/** What is known of compensation; absent where nothing of it has come about (rule E7). */
export interface UndoState {
  /** What could be undone, oldest first. */
  readonly records: readonly UndoRecord[];
  /** Age of the last visit of each step that something may be undone back to. */
  readonly points: Readonly<Record<string, number>>;
  /** Visits that were undone and may still be retried: how often, so that no id is used twice (rule T1). */
  readonly undone?: Readonly<Record<string, number>>;
  /** Compensations that are under way, by whom they are for: a visit that caught an error, or {@link PART}. */
  readonly runs: Readonly<Record<string, UndoRun>>;
}

/** One piece of work to undo. */
export interface UndoRecord {
  /** The visit or item that did it. */
  readonly owner: string;
  readonly step: string;
  /** Age among all that waits: newest first is undone. */
  readonly seq: number;
  /** What the compensating task is given, evaluated when the record was made. */
  readonly input: JsonValue;
  /** How often it was begun before, and abandoned or done again by a retry; part of its id from 1 on, so that no id is used twice. */
  readonly again: number;
}

/** One compensation: its records one at a time, each once. */
export interface UndoRun {
  /** Newest first; the first one is at work. */
  readonly left: readonly UndoRecord[];
  /** Whether the first one has been sent; else it waits for a place (rule T9) or for resume (rule O1). */
  readonly isSent: boolean;
  /** How often an operator retried the first one. */
  readonly retries: number;
  readonly openedAt: number;
  /** Why the first one is held, and since when. */
  readonly error?: ErrorInfo;
  readonly heldAt?: number;
  /** The catch entry that goes on when all is undone; none for the part. */
  readonly caught?: CaughtThen;
}

/** What a visit goes on with when its compensation is done. */
export interface CaughtThen {
  readonly index: number;
  readonly error: ErrorInfo;
  readonly output: JsonValue;
  /** Catch entries that are not tried again (rule E2). */
  readonly tried: readonly number[];
}

/** The owner of a compensation that belongs to the part of the instance that runs. */
export const PART = '@part';
