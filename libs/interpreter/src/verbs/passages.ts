import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '../occurrence.ts';

/** What a step showed when a visit of it had settled (rule D3). */
export interface Shown {
  readonly status: 'completed' | 'failed' | 'cancelled' | 'skipped';
  readonly output: JsonValue;
  readonly error: ErrorInfo | null;
}

/** A token that a visit's join took: what a rerun gives back (rule O4). */
export interface TakenToken {
  readonly seq: number;
  readonly branch: string;
  readonly rounds: Readonly<Record<string, number>>;
  readonly since: number;
}

/**
 * One visit of a step that is not superseded, or several that no rerun can tell apart any more. Ages count openings and
 * settlings of the whole instance.
 */
export interface Passage {
  /** Number of the first visit. */
  readonly n: number;
  readonly count: number;
  /** Age of the first and of the last opening. */
  readonly from: number;
  readonly age: number;
  /** What the last visit descends from. */
  readonly rounds: Readonly<Record<string, number>>;
  readonly took?: readonly TakenToken[];
  /** Age of the last settling; absent = open. */
  readonly settled?: number;
  /** What the step showed then, once another visit of it has settled later. */
  readonly shown?: Shown;
  /** Who completed it. */
  readonly by?: readonly string[];
}

/** Passages of each step, oldest first. */
export type Passages = Readonly<Record<string, readonly Passage[]>>;
